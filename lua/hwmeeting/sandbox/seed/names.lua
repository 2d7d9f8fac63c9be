--- Words of which the sandbox makes people and meetings up (Lua 5.4).

local names = {}

local family = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡",
    "郭", "何", "林", "欧阳", "诸葛",
}

local given = {
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛",
    "明", "超", "秀英", "霞", "平", "刚", "桂英", "雪", "晨曦",
}

local western = {
    "Ana García", "Jürgen Weiß", "Zoë O'Brien", "Łukasz Nowak", "Amina Diallo", "Søren Kjær",
    "Élodie Martin",
}

names.departments = { "研发部", "市场部", "财务部", "人力资源部", "Support", "Sales EMEA" }

names.subjects = {
    "季度经营分析会", "产品评审会", "每周例会", "安全培训", "新员工入职培训",
    "客户需求沟通：第二期", '供应商评审 "A/B"', "Weekly sync", "Budget 2025 & forecast",
    "Überblick Roadmap", "Sprint review", "项目启动会 🚀", "1:1", "Q&A with support",
}

--- The name of person number `index`: 480 different Chinese ones, every ninth one from elsewhere.
function names.person(index)
    if index % 9 == 0 then
        local round = index // 9
        return western[(round - 1) % #western + 1]
    end
    return family[index % #family + 1] .. given[index // #family % #given + 1]
end

return names
