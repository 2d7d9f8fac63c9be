-- What to do about an error, by name; api/errors.lua says to which codes each belongs.

return {
    find_meeting =
        "check the meeting ID: it is the conferenceID, not the vmrConferenceID of a cloud room, and a "
        .. "meeting that has ended is found in the history only",
    join =
        "check the meeting ID (conferenceID, not vmrConferenceID) and the password: the host password, "
        .. "or the guest password where guests may start the meeting; control calls need a meeting that is "
        .. "running",
    password =
        "give the host password of the meeting (chair in passwordEntry of the meeting details), not the "
        .. "guest password",
    start = "activate the meeting first: StartMeeting, or client:meeting(id, { password = … }):start()",
    ended = "the meeting is over: look it up with SearchHisMeetings",
    starting = "the meeting is being prepared: try again in a few seconds",
    not_yet = "the room opens only shortly before the scheduled time: check startTime, which is UTC",
    wait =
        "too many wrong passwords: wait some minutes and check the password before the next attempt, "
        .. "each failure may prolong the lock",
    meeting_locked = "the meeting is locked: unlock it with LockMeeting (isLock = 0), or meeting:unlock()",
    control_token =
        "the control token is missing, expired (30 minutes) or of another meeting: get a new one with "
        .. "CreateConfToken, or use client:meeting, which keeps it alive",
    account = "check the credentials; after several failures the account is locked for a while",
    account_locked =
        "the account is locked after failed sign-ins: wait, and do not retry in a loop, which may "
        .. "prolong the lock",
    permission =
        "the user of this token may not do that: sign in as the host, the scheduler or an administrator",
    who_may_join =
        "the meeting admits only some people (callInRestriction): invite this one, or relax the setting "
        .. "with UpdateStartedConfConfig",
    bad_parameter = "a parameter is wrong: compare the arguments with hwmeeting.describe(operation)",
    try_later = "a fault of the service: try again later; if it stays, give the vendor the request id",
    maintenance = "the service is being upgraded: try again later",
    past = "startTime is UTC, whatever timeZoneID says: send the time in UTC",
    future = "schedule the meeting nearer to today",
    length = "length is minutes, 15 to 1440",
    running_fixed =
        "a started meeting cannot be changed this way: use UpdateStartedConfConfig for its settings",
    cancel_running = "cancel it with type = 1, or end it with StopMeeting",
    room_busy =
        "the cloud room is taken: end its present meeting (vmrCurrentConfID of the control token), take "
        .. "another room or time",
    room_id = "vmrID is the id of SearchMemberVmr, not the number people dial (vmrId)",
    limit = "a limit is reached: fewer people in the meeting, or a larger package (see ShowCorpResource)",
    bought =
        "the resources of the enterprise are used up: end other meetings or buy more (see "
        .. "ShowCorpResource, ShowOrgRes)",
    record_setup = "the meeting was not created for recording: recordType 2 or 3 at CreateMeeting",
    record_space = "buy recording space or delete old recordings (DeleteRecordings)",
    live_setup = "check liveAddress and recordType (1 or 3) of the meeting, and the live resources",
    participant =
        "the person has left, or the ID is another one: read the present participantID values with "
        .. "ShowRealTimeInfoOfMeeting or ListOnlineConfAttendee",
    no_feature = "the enterprise or the terminal lacks this feature",
    other_site = "the meeting runs in another region: see ShowRegionInfoOfMeeting",
    differ = "choose passwords that differ from each other and from the meeting ID",
    guest_password = "a guest password has 4 to 16 digits",
    recurrence = "see CycleParams: startDate, endDate, cycle, interval, point",
    cohost = "choose an ordinary participant who has signed in with an account",
    token =
        "the access token is invalid or expired: sign in again; the client does so once by itself "
        .. "unless the token was given to it",
    token_replaced =
        "another sign-in has ended this token: share one token through a store, and use clientType 72, "
        .. "which allows 64 at a time",
    password_sign_in = "check account and password; after several failures the account is locked for a while",
    activate = "the account must be activated by its user first",
    app_id =
        "check app_id and app_key, that the application is enabled, and that corp_id is given for "
        .. "multi-tenant applications only",
    signature_expired =
        "the clock of this machine is wrong, or expireTime lies in the past: it is unix seconds",
    app_user =
        "the user_id is unknown and the application may not register users: add the user, or allow it "
        .. "in the console",
    app_expired = "the application (App ID) has expired: renew it in the console",
    site = "the account belongs to another site: set base_url to the host of that site",
    user_limit = "the user limit of the enterprise is reached: delete users or buy more",
    exists = "there is one already: change it instead of adding it",
    no_user = "check the account, user ID or phone number",
    weak = "choose 8 to 32 characters of several kinds, without the account name, unlike the last ones",
    old_password = "the old password is wrong; each failure counts towards a lock",
    new_code = "ask for a new code and use it at once",
    wait_code = "wait some minutes before asking for another code",
    slider = "solve the slider captcha first: SendSlideVerifyCode, CheckSlideVerifyCode",
    wait_password = "wait before changing the password again",
    slow_down =
        "too many calls: wait as long as retry_after says (the window is a minute), and make fewer "
        .. "calls at once",
}
