-- The models that only the operations of api/materials.lua use.

return {
    SearchMaterialsResponse = [[
    One page of images.

    offset  integer
    limit   integer
    count   integer
    data    Material[]
    ]],

    Material = [[
    An image.

    id                  string
    lastUpdatedBy       string
    updateTime          long
    materialName        string
    materialResolution  string
    materialSizeStr     string
    filePath            string
    ]],

    AddMaterialRequestBody = [[
    The image.

    file *  file
    ]],

    UpdateMaterialRequestDTO = [[
    The new name of an image.

    materialName  string  length 1..96  -- Chinese, letters, digits and - _ ( ) only: no dot, no blank
    ]],

    SearchProgramsResponse = [[
    One page of programs.

    offset  integer
    limit   integer
    count   integer
    data    ProgramResponseBase[]
    ]],

    ProgramResponseBase = [[
    A program.

    id               string
    lastUpdatedBy    string
    updateTime       long
    programName      string
    materialSizeStr  string
    playTime         integer
    ]],

    ShowProgramResponse = [[
    A program and its images.

    id               string
    lastUpdatedBy    string
    updateTime       long
    programName      string
    materialSizeStr  string
    playTime         integer
    programItemList  ProgramItemResponseBase[]
    ]],

    ProgramItemResponseBase = [[
    An image in a program, and how long it is shown.

    materialId    string
    materialName  string
    filePath      string
    playTime      integer
    ]],

    CreateProgramRequestDTO = [[
    The program to create.

    programName *    string                    length 1..96  -- Chinese, letters, digits, blanks, - _ ( ) .
    programItemList  ProgramItemRequestBase[]
    ]],

    ProgramItemRequestBase = [[
    An image for a program, and how long it is shown.

    materialId *  string
    playTime *    integer
    ]],

    UpdateProgramRequestDTO = [[
    The program's new name and images.

    programName *    string                    length 1..96  -- Chinese, letters, digits, blanks, - _ ( ) .
    programItemList  ProgramItemRequestBase[]
    ]],

    SearchPublicationsResponse = [[
    One page of publications.

    offset  integer
    limit   integer
    count   integer
    data    PublicationResponseBase[]
    ]],

    PublicationResponseBase = [[
    A publication.

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
    A publication, its programs, departments and screens.

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
    A department that gets a publication.

    deptCode  string
    deptName  string
    ]],

    PublishDeviceResponseDTO = [[
    A screen that gets a publication.

    deviceUserId  string
    deviceName    string
    ]],

    CreatePublicationRequestDTO = [[
    What to publish, when and where.

    publishName *  string    length 1..96  -- Chinese, letters, digits, blanks, - _ ( ) .
    startTime *    long
    endTime *      long
    deptList *     string[]
    deviceList *   string[]
    programList    string[]
    ]],

    UpdatePublicationRequestDTO = [[
    What to publish from now on, when and where.

    publishName *  string    length 1..96  -- Chinese, letters, digits, blanks, - _ ( ) .
    startTime *    long
    endTime *      long
    deptList *     string[]
    deviceList *   string[]
    programList    string[]
    ]],
}
