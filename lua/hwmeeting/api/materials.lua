-- Digital signage: images, programs made of images, and publications of programs to screens.

return {
    SearchMaterials = [[
    GET /v1/usg/sss/materials
    List the images.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    answer   SearchMaterialsResponse
    ]],

    AddMaterial = [[
    POST /v1/usg/sss/materials
    Upload an image.

    token    access
    retry    never

    share    directory
    body     multipart AddMaterialRequestBody
    ]],

    UpdateMaterial = [[
    PUT /v1/usg/sss/materials/{id}
    Rename an image.

    token    access
    retry    idempotent

    share    directory
    path     id *  string
    body     UpdateMaterialRequestDTO
    ]],

    BatchDeleteMaterials = [[
    POST /v1/usg/sss/materials/batch-delete
    Delete several images.

    token    access
    retry    idempotent
    destroys

    share    directory
    body     string[]
    ]],

    SearchPrograms = [[
    GET /v1/usg/sss/programs
    List the programs.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    answer   SearchProgramsResponse
    ]],

    ShowProgram = [[
    GET /v1/usg/sss/programs/{id}
    Read one program and its images.

    token    access
    retry    safe

    share    directory
    path     id *  string
    answer   ShowProgramResponse
    ]],

    AddProgram = [[
    POST /v1/usg/sss/programs
    Create a program.

    token    access
    retry    never

    share    directory
    body     CreateProgramRequestDTO
    ]],

    UpdateProgram = [[
    PUT /v1/usg/sss/programs/{id}
    Change a program.

    token    access
    retry    idempotent

    share    directory
    path     id *  string
    body     UpdateProgramRequestDTO
    ]],

    BatchDeletePrograms = [[
    POST /v1/usg/sss/programs/batch-delete
    Delete several programs.

    token    access
    retry    idempotent
    destroys

    share    directory
    body     string[]
    ]],

    SearchPublications = [[
    GET /v1/usg/sss/publications
    List the publications.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    answer   SearchPublicationsResponse
    ]],

    ShowPublication = [[
    GET /v1/usg/sss/publications/{id}
    Read one publication, its programs and screens.

    token    access
    retry    safe

    share    directory
    path     id *  string
    answer   ShowPublicationResponse
    ]],

    AddPublication = [[
    POST /v1/usg/sss/publications
    Publish programs to screens.

    token    access
    retry    never

    share    directory
    body     CreatePublicationRequestDTO
    ]],

    UpdatePublication = [[
    PUT /v1/usg/sss/publications/{id}
    Change a publication.

    token    access
    retry    idempotent

    share    directory
    path     id *  string
    body     UpdatePublicationRequestDTO
    ]],

    BatchDeletePublications = [[
    POST /v1/usg/sss/publications/batch-delete
    Delete several publications.

    token    access
    retry    idempotent
    destroys

    share    directory
    body     string[]
    ]],
}
