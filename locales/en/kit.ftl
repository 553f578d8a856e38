# Words shared by all pages.

kit-skip = Skip to main content
kit-menu = Menu
kit-menu-other = Elsewhere
kit-language = Language
kit-crumbs = You are here
kit-pages = Pages of the list
kit-page-first = Back to the start of the list
kit-page-next = Next page
kit-steps = Steps
kit-step-done = done
kit-theme = Appearance
kit-theme-system = as my device
kit-theme-light = light
kit-theme-dark = dark
kit-to-desk = Desk
kit-to-portal = Public portal
kit-for-officers = For officers
kit-sign-in = Sign in
kit-sign-out = Sign out
kit-copy = Copy
kit-print = Print this page
kit-print-taken = Printed at { $time } from { $address }

kit-time = Time
kit-state = State
kit-source = Source: { $source }
kit-banner = Please note
kit-checked = Checked
kit-provisional = Provisional
kit-provisional-why = Not checked yet; it may change.
kit-basis = { $article }, { $document }
kit-loading = Loading…
kit-no-rows = No rows yet.
kit-more-than = more than { $count }
kit-choose = – Choose –
kit-optional = (optional)

kit-ago-now = just now
kit-ago-minutes = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
kit-ago-hours = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
kit-ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
kit-in-minutes = { $n ->
    [one] in { $n } minute
   *[other] in { $n } minutes
}
kit-in-hours = { $n ->
    [one] in { $n } hour
   *[other] in { $n } hours
}
kit-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
kit-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
kit-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
kit-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
kit-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

kit-chart-empty = No readings in this period.
kit-chart-span = From { $from } to { $to }.
kit-chart-line = { $name }: { $n ->
    [one] { $n } value
   *[other] { $n } values
}, lowest { $low } at { $low_at }, highest { $high } at { $high_at }, latest { $last } at { $last_at }.
kit-chart-times-over = { $n ->
    [one] { $n } value exceeds a limit.
   *[other] { $n } values exceed a limit.
}
kit-chart-over = Exceeds a limit
kit-chart-invalid = Not a measurement (calibration, fault)
kit-chart-gap = No readings
kit-chart-table = Show the readings as a table
kit-chart-newest = The newest { $shown } of { $total } rows
kit-chart-download = Download all readings
kit-map-empty = Nothing here has coordinates to draw a map from. The list beside it is complete.

# Forms
kit-error-summary = Please look at these again
kit-error-word = To mend
refused-field-empty = Please fill this in.
refused-field-long = Too long. Please use at most { $most } characters.
refused-field-control = There is a character that cannot be read. Please type it instead of pasting it.
refused-field-number = Not a number yet. Example: 12.5.
refused-field-integer = Not a whole number yet. Example: 12.
refused-field-bounds = Please enter a number from { $least } to { $most }.
refused-field-day = Not a date yet. Example: 22/11/2026.
refused-field-unchosen = Please choose one from the list.
kit-refused-without-words = The request was refused (code: { $code }).

# When something goes wrong: what happened, what to do
kit-error-reference = If you need help, tell us this code:
kit-error-again = Try again
kit-error-home = To the first page

kit-error-title-bad-request = We could not read this request
kit-error-what-bad-request = Something in the address or in what was sent makes no sense to us.
kit-error-do-bad-request = Please check the address, or go back and try once more.

kit-error-title-sign-in-first = Please sign in
kit-error-what-sign-in-first = We need to know who you are for this; you have not signed in, or your session has ended.
kit-error-do-sign-in-first = Sign in, then repeat the last step. Nothing has been changed.

kit-error-title-forbidden = You may not do this
kit-error-what-forbidden = Your account has not been given the right to see or do this.
kit-error-do-forbidden = If your work needs it, ask your office's administrator for the right.

kit-error-title-stale-form = This form is too old
kit-error-what-stale-form = The form was opened long ago, or was not sent from our page. Nothing has been changed.
kit-error-do-stale-form = Please open the page again and send it once more. If that does not help, allow cookies for this site.

kit-error-title-not-found = Page not found
kit-error-what-not-found = There is nothing at this address. It may be mistyped, or the page has moved.
kit-error-do-not-found = Please check the address, or start from the first page.

kit-error-title-wrong-method = It does not work this way
kit-error-what-wrong-method = The address exists, but does not take this kind of request.
kit-error-do-wrong-method = Please go back and use the button on the page.

kit-error-title-conflict = Somebody was faster
kit-error-what-conflict = While you were working, somebody else changed this. Your change has not been saved.
kit-error-do-conflict = Please open the page again to see what is there now, and repeat your change if it is still needed.

kit-error-title-too-large = Too much was sent
kit-error-what-too-large = The file or form is larger than this page takes.
kit-error-do-too-large = Please send it in smaller parts.

kit-error-title-wrong-content = This kind of content cannot be read here
kit-error-what-wrong-content = This address takes another kind of content than what was sent.
kit-error-do-wrong-content = Please use the form on the page, or see the documentation of the interface.

kit-error-title-refused = This could not be done
kit-error-what-refused = The request does not hold, for these reasons. Nothing has been changed.
kit-error-do-refused = Please go back, mend these points and send it again.

kit-error-title-too-many = Please wait a moment
kit-error-what-too-many = There have been too many tries in a short time.
kit-error-do-too-many = Please wait about a minute, then try again.

kit-error-title-broken = Something broke
kit-error-what-broken = The fault is ours, not yours. It has been written down.
kit-error-do-broken = Please try again. If it happens once more, tell us, with the code below.

kit-error-title-busy = We are very busy
kit-error-what-busy = There are too many requests at this moment.
kit-error-do-busy = Please try again in a few seconds. What was saved is safe.

kit-error-title-too-slow = It took too long
kit-error-what-too-slow = The request took longer than allowed and was stopped.
kit-error-do-too-slow = Please try again, or choose a shorter period or list.

kit-error-title-unavailable = Out of service for a moment
kit-error-what-unavailable = The database is restarting or under maintenance.
kit-error-do-unavailable = Please try again in a few minutes. What was saved is safe.

kit-error-title-storage-full = No room left
kit-error-what-storage-full = The server has no room to store more. What you just sent was not saved; what was there is safe.
kit-error-do-storage-full = Please tell the administrator to free space, then send it again.

# The page /ui: the components
gallery-title = Components of the pages
gallery-lead = Every page is made of these pieces. The figures here are samples.
gallery-words = Words and states
gallery-figures = Figures
gallery-forms = Forms
gallery-tables = Tables and lists
gallery-charts = Charts
gallery-map = Map
gallery-ways = Ways through pages
gallery-badge = Badge
gallery-button = Button
gallery-card = Card
gallery-notice = Notice
gallery-empty = When there is nothing
gallery-skeleton = Loading
gallery-evidence = Evidence
gallery-icons = Icons
gallery-tone-ok = Within limits
gallery-tone-warn = Close to a limit
gallery-tone-bad = Exceeds a limit
gallery-tone-info = Calibrating
gallery-tone-muted = No readings
gallery-notice-text = The station is serviced from 8 to 10 o'clock; readings in that time are not part of any average.
gallery-empty-text = No receipts yet. Once the station sends its first file, its receipt appears here.
gallery-empty-action = How to set a station up
gallery-primary = Save changes
gallery-secondary = Cancel
gallery-danger = Withdraw the password
gallery-account = Account name
gallery-password = Password
gallery-code = Code
gallery-code-hint = The six digits in the authenticator application on your phone.
gallery-medium = Medium
gallery-wastewater = Wastewater
gallery-air = Ambient air
gallery-since = Since
gallery-coefficient = Coefficient Kq
gallery-reason = Reason
gallery-reason-hint = Others will read this reason, for example: “Instrument broken, record of 22/11/2026”.
gallery-file = Table of stations
gallery-public = Shown on the public portal
gallery-station = Station
gallery-parameter = Parameter
gallery-value = Value
gallery-time = Time
gallery-limit = Limit
gallery-stations = Stations
gallery-exceedances = Exceedances today
gallery-missing = Silent stations
gallery-source = automatic station
gallery-step-file = Choose a file
gallery-step-review = Review
gallery-step-apply = Apply
gallery-hour = Single readings
gallery-day = Hourly average
gallery-map-title = Stations of the sample province
gallery-trend = Rising over the last seven days
gallery-index-poor = Poor
gallery-index-good = Good
gallery-index-scale = The scale
gallery-monthly = Hours above a limit, by month
gallery-chart-title = COD at station NUO001
gallery-chart-wide = pH over twelve months
gallery-chart-none = A station that has sent nothing
