-- The models of section "materials".

return {
    SearchMaterialsResponse = [[
    SearchMaterialsResponse.

    offset  integer
    limit   integer
    count   integer
    data    Material[]
    ]],

    Material = [[
    Material.

    id                  string
    lastUpdatedBy       string
    updateTime          long
    materialName        string
    materialResolution  string
    materialSizeStr     string
    filePath            string
    ]],

    AddMaterialRequestBody = [[
    AddMaterialRequestBody.

    file *  file
    ]],

    UpdateMaterialRequestDTO = [[
    UpdateMaterialRequestDTO.

    materialName  string
    ]],

    SearchProgramsResponse = [[
    SearchProgramsResponse.

    offset  integer
    limit   integer
    count   integer
    data    ProgramResponseBase[]
    ]],

    ProgramResponseBase = [[
    ProgramResponseBase.

    id               string
    lastUpdatedBy    string
    updateTime       long
    programName      string
    materialSizeStr  string
    playTime         integer
    ]],

    ShowProgramResponse = [[
    ShowProgramResponse.

    id               string
    lastUpdatedBy    string
    updateTime       long
    programName      string
    materialSizeStr  string
    playTime         integer
    programItemList  ProgramItemResponseBase[]
    ]],

    ProgramItemResponseBase = [[
    ProgramItemResponseBase.

    materialId    string
    materialName  string
    filePath      string
    playTime      integer
    ]],

    CreateProgramRequestDTO = [[
    CreateProgramRequestDTO.

    programName *    string
    programItemList  ProgramItemRequestBase[]
    ]],

    ProgramItemRequestBase = [[
    ProgramItemRequestBase.

    materialId *  string
    playTime *    integer
    ]],

    UpdateProgramRequestDTO = [[
    UpdateProgramRequestDTO.

    programName *    string
    programItemList  ProgramItemRequestBase[]
    ]],

    SearchPublicationsResponse = [[
    SearchPublicationsResponse.

    offset  integer
    limit   integer
    count   integer
    data    PublicationResponseBase[]
    ]],

    PublicationResponseBase = [[
    PublicationResponseBase.

    id             string
    lastUpdatedBy  string
    createTime     long
    updateTime     long
    publishName    string
    publishScope   string
    startTime      long
    endTime        long
    publishStatus  string  {NOT_ONLINE, PUBLISHING, ALREADY_OFFLINE}
    ]],

    ShowPublicationResponse = [[
    ShowPublicationResponse.

    id             string
    lastUpdatedBy  string
    createTime     long
    updateTime     long
    publishName    string
    publishScope   string
    startTime      long
    endTime        long
    publishStatus  string  {NOT_ONLINE, PUBLISHING, ALREADY_OFFLINE}
    programList    ProgramResponseBase[]
    deptList       PublishDeptResponseDTO[]
    deviceList     PublishDeviceResponseDTO[]
    ]],

    PublishDeptResponseDTO = [[
    PublishDeptResponseDTO.

    deptCode  string
    deptName  string
    ]],

    PublishDeviceResponseDTO = [[
    PublishDeviceResponseDTO.

    deviceUserId  string
    deviceName    string
    ]],

    CreatePublicationRequestDTO = [[
    CreatePublicationRequestDTO.

    publishName *  string
    startTime *    long
    endTime *      long
    deptList *     string[]
    deviceList *   string[]
    programList    string[]
    ]],

    UpdatePublicationRequestDTO = [[
    UpdatePublicationRequestDTO.

    publishName *  string
    startTime *    long
    endTime *      long
    deptList *     string[]
    deviceList *   string[]
    programList    string[]
    ]],
}
