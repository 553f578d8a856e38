### The officers' desk.

## Menu
desk-overview = Overview
desk-stations = Stations
desk-exceedances = Exceedances
desk-receipts = Receipts
desk-accounts = Accounts
desk-audit = Journal
desk-own = My account

## Signing in
sign-in-title = Sign in
sign-in-lead = For officers of the department and operators of facilities.
sign-in-name = Sign-in name
sign-in-name-hint = Or your office e-mail address.
sign-in-password = Password
sign-in-forgotten = Forgotten your password? Ask your administrator for a one-time word and type it in place of the password.
sign-in-go-on = Continue
sign-in-code = Code
sign-in-code-title = Enter your code
sign-in-code-lead = This account is protected by a second factor.
sign-in-code-hint = The six digits in your authenticator app, or a recovery code.
sign-in-again-title = Please enter your password again
sign-in-again-lead = What you are about to do matters, so we want to be sure that it is still you.

password-title = Change your password
password-lead = Your other sessions will end when you have changed it.
password-lead-first = Please choose a password of your own before you go on.
password-current = Current password
password-new = New password
password-repeated = New password again
password-hint = At least 12 characters. A sentence you remember is better than a word you do not.
password-save = Save password
refused-password-differs = The two are not the same.

## Overview
desk-no-rights = Your account holds no position yet, so there is nothing to see here. Please ask your administrator.
desk-no-stations = No station lies within your reach yet. Stations appear here once they are registered.
desk-open-exceedances = exceedances waiting to be handled
desk-faulty-today = files today with lines that could not be read
desk-newest-exceedances = Newest exceedances, not handled yet
desk-none-open = No exceedance is waiting to be handled.
desk-silent-stations = Silent stations
desk-none-silent = Every station that has ever reported is reporting.
desk-more-silent = { $count } more stations
desk-station = Station
desk-last-heard = Last heard of
desk-yes = yes
desk-no = no
desk-since = Since
desk-filter = Filter
desk-filter-clear = Clear
desk-rows-of = { $rows } of { $total } rows
desk-nothing-found = Nothing matches the filter. Please take a condition away.

## Stations
desk-name-or-code = Name or code
desk-stations-csv = Download the stations (CSV)
desk-import = Import stations
desk-public = Public
desk-public-page = See the public page
desk-parameters = Parameters
desk-device = Data logger
desk-device-ready = Has a password
desk-device-none = No password yet, cannot deliver
desk-device-name = The logger's FTP account is the station's code: { $code }
desk-device-first = Issue a password, and the logger can begin to deliver.
desk-device-replace = A new password ends the old one at once; the logger cannot deliver until the new one is entered.
desk-device-issue = Issue a new password
desk-all-of-station = See all of this station
desk-setup-versions = Versions of the set-up
desk-valid = Holds
desk-until-further = until further notice
desk-version = Version
desk-recorded = Recorded
desk-secret-title = New password of the logger
desk-secret-once = The password is shown this one time. Please enter it at the logger before you leave the page.
desk-secret-account = Account
desk-secret-secret = Password
desk-secret-old = The old password, if there was one, is no longer valid.
desk-secret-shown-before = This form was sent before and the password was shown once. If you could not copy it, please issue another.
desk-back-to-station = Back to the station

## Importing stations
import-title = Import stations
import-lead = A new code registers a station; a known one amends its set-up from today on.
import-table = Table of stations
import-table-hint = A CSV or XLSX file of at most 1,000 rows.
import-skip = Leave faulty rows out
import-skip-hint = Otherwise one faulty row is enough for nothing to be applied.
import-go = Import the table
import-template = Download an empty table
import-template-or = or amend the present one:
import-report = What became of the table
import-done = { $rows } rows were applied.
import-not-done = Nothing was applied: { $rows } rows are faulty. Please mend the places below and import again.
import-rows = Rows
import-applied = Applied
import-faulty = Faulty
import-unknown = Columns that are not used: { $columns }
import-faults = What needs mending
import-column = Column
import-what = What to mend
import-again = Import again
refused-file-missing = Please choose a file.

## Receipts
receipt-lead = Every file that a logger delivers has a receipt; every reading in it is accounted for.
receipt-title = Receipt { $number }
receipt-none = There is no receipt yet. Receipts appear here with the first file that a logger delivers.
receipt-only-faulty = Only files with lines that could not be read
receipt-arrived = Arrived
receipt-file = File
receipt-size = Size
receipt-source = From
receipt-layout = Layout
receipt-span = Readings from – to
receipt-hash = SHA-256
receipt-seal = Seal
receipt-unsealed = not sealed yet
receipt-batch = batch { $number }
receipt-counts = Outcome
receipt-accepted = { $count } new
receipt-duplicate = { $count } known
receipt-conflict = { $count } changed
receipt-quarantined = { $count } not readable
receipt-nothing = no readings
receipt-became = What became of the readings
receipt-facts = About this file
receipt-new = New readings
receipt-known = Known before, the same
receipt-changed = Known before, now different
receipt-unread = Lines that could not be read
receipt-all-read = Every line could be read.
receipt-line = Line
receipt-column = Column
receipt-reason = Reason
receipt-text = Text
receipt-original = The file as it arrived
receipt-no-original = The file is not kept any more.
receipt-download = Download the file
receipt-cut = Only the first { $size } are shown. Download the file to see all of it.

## Exceedances
exceedance-none = No exceedance has been found within your reach.
exceedance-severity = Severity
exceedance-evidence = Evidence
exceedance-close-title = Close
exceedance-note = How it was handled
exceedance-note-hint = Cause and what was done, with the number of the document if there is one. It appears with the evidence, so please name no person.
exceedance-close = Close the exceedance
refused-exceedance-unknown = There is no such exceedance.
refused-exceedance-not-open = This exceedance is no longer waiting to be handled.
refused-exceedance-note-empty = Please say what caused it and what was done.

## My account
own-capacity = The position you act in
own-act-as = Act as
own-on-behalf = { $position } (for { $name })
own-choose = Choose
own-security = Signing in
own-factor-on = The second factor is on
own-factor-off = The second factor is off
own-factor-why = Better turn it on: whoever learns your password still cannot get in without your telephone.
own-factor-turn-on = Turn the second factor on
own-factor-turn-off = Turn the second factor off
own-codes-left = { $count } recovery codes left.
own-factor-title = Turn the second factor on
own-factor-scan = Scan this code with the authenticator app on your telephone.
own-factor-qr = QR code for the authenticator app
own-factor-type = Cannot scan it? Type this into the app:
own-factor-code-hint = The six digits that the app shows now.
own-factor-confirm = Confirm
own-codes-title = Recovery codes
own-codes-once = These codes are shown this one time. Please print or copy them and keep them safe; each works once if you lose your telephone.
own-codes-kept = I have kept the codes
own-sessions = Sessions
own-browser = Browser
own-network = Network
own-since = Begun
own-last-used = Last used
own-end = End
own-this-session = this session
own-language = Language of pages and notices
own-looks = Who looked at my personal data
own-who = Who
own-purpose = What for
own-no-looks = Nobody has looked at your personal data.

## Accounts
accounts-name = Name
accounts-email = E-mail
accounts-do = What can be done
accounts-new = Open an account
accounts-open = Open the account
accounts-lock = Lock
accounts-unlock = Unlock
accounts-reset = Issue a one-time word
accounts-word-title = One-time word for { $login }
accounts-word-once = The word is shown this one time. Please hand it to the owner of the account in person.
accounts-word = One-time word
accounts-word-use = Within a day the owner types it in place of the password and then chooses a password of their own.
accounts-word-shown = This form was sent before and the word was shown once. If you could not copy it, please issue another.
account-state-active = In use
account-state-locked = Locked
account-state-closed = Closed

## Journal
audit-security = Security log
audit-number = No.
audit-verb = What
audit-subjects = About
audit-actor = Who
audit-detail = Details
audit-none = No entry yet.
