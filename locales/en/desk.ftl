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
