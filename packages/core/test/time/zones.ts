// Forty zones for the tests: every kind of offset, and of change of offset, that is in use.

export const zones = [
  // No change at all, with whole hours, halves and quarters.
  "UTC",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Africa/Lagos",
  // An hour in spring and autumn.
  "Europe/London",
  "Europe/Dublin",
  "Europe/Berlin",
  "Europe/Chisinau",
  "Atlantic/Azores",
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Miquelon",
  "Asia/Jerusalem",
  // The south, where summer lies over New Year.
  "America/Santiago",
  "Pacific/Easter",
  "Australia/Sydney",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Norfolk",
  // At midnight: the day has no 00:00, or has it twice.
  "America/Havana",
  "Asia/Beirut",
  "Africa/Cairo",
  // On the evening before: the change falls on a Saturday.
  "America/Nuuk",
  "America/Scoresbysund",
  // Half an hour, and two hours.
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  // By the moon: around Ramadan, and four changes in some years.
  "Africa/Casablanca",
  "Asia/Gaza",
  // Rules that ended, or changed for good, within the years tested.
  "Asia/Tehran",
  "Asia/Amman",
  "Asia/Almaty",
  "Europe/Volgograd",
  "Africa/Juba",
  "America/Asuncion",
  "America/Mexico_City",
  "Pacific/Apia",
] as const

/** Changes before the years tested that are unlike all later ones: the zone, and a UTC date near the change. */
export const oddTransitions = [
  ["America/Sao_Paulo", "2018-11-04"], // no 00:00
  ["America/Sao_Paulo", "2018-02-18"], // 23:00 twice, on the day before
  ["Pacific/Apia", "2011-12-30"], // no such date
  ["Pacific/Kiritimati", "1994-12-31"], // no such date, at the year's end
  ["Pacific/Kwajalein", "1993-08-21"], // no such date
  ["Asia/Pyongyang", "2015-08-14"], // half an hour back
  ["Asia/Pyongyang", "2018-05-04"], // half an hour forward
  ["America/Caracas", "2007-12-09"], // half an hour back
  ["Asia/Kathmandu", "1985-12-31"], // a quarter forward
  ["America/Recife", "2000-10-08"], // summer time for a week only
  ["America/Recife", "2000-10-15"],
  ["America/Manaus", "1993-10-17"],
  ["Antarctica/Casey", "2020-10-03"], // three hours
] as const
