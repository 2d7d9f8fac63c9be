--- The service's addresses.
return {
    china = "https://api.meeting.huaweicloud.com",
    international = "https://api-intl.meeting.huaweicloud.com",
}
