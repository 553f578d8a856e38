# Sign-in, accounts, organisation, authority: refusals.

## Sign-in
refused-sign-in = Name and password do not belong together. Please check the keyboard and Caps Lock.
refused-sign-in-code = The code is wrong or was used already. Please wait for the next one in the app, or use a recovery code.
refused-sign-in-again = You signed in a while ago. Please enter your password again and go on.
refused-sign-in-unfinished = Signing in is not finished. Please complete the step that is left.
refused-too-many-attempts = Too many wrong attempts. Please try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}, or ask an administrator to unlock.
refused-account-locked = This account is locked or closed. Please contact your office's administrator.
refused-session-unknown = This session is over.
refused-no-account = This is only for people signed in with an account of their own.

## Password and second factor
refused-password-short = A password needs at least { $least } characters. A sentence that is easy to remember is best.
refused-password-long = A password has at most { $most } characters.
refused-password-control = The password has characters that no keyboard types.
refused-password-common = This password is easy to guess. Please choose a sentence that only you would think of.
refused-second-factor-on = The second factor is on already.
refused-second-factor-off = The second factor is off.
refused-second-factor-not-offered = Please start again: scan the QR code first, then enter the code.

## Accounts
refused-account-unknown = There is no such account, or it is closed.
refused-account-not-closed = This account is not closed.
refused-own-account = Nobody can do this to their own account. Please ask another administrator.
refused-sign-in-name = A sign-in name has 2 to 64 characters and no @ sign.
refused-sign-in-name-taken = Somebody has the sign-in name “{ $login }” already.
refused-person-name = Please enter the full name, at most 120 characters.
refused-email = This is no e-mail address. Example: binh@province.gov.vn.
refused-email-taken = This e-mail address belongs to another account.
refused-phone = This is no phone number. Examples: 0912 345 678 or +84 912 345 678.

## Authority
refused-not-allowed = The position you act in may not do this. Those who may: { $who }.
refused-outside-scope = This lies outside the areas or facilities assigned to you. Those who may: { $who }.
refused-level = This is not for the position you act in.
refused-capacity-unknown = This position or delegation is no longer in force. Please choose again.

## Organisation
refused-unit-unknown = There is no such unit.
refused-unit-code = A unit's code has 1 to 32 characters and no spaces.
refused-unit-code-taken = The code “{ $code }” belongs to another unit.
refused-unit-circle = A unit cannot stand below itself.
refused-unit-in-use = After that day the unit still has units or positions in it. Please move or end them first.
refused-name = Please enter a Vietnamese name of at most 200 characters.
refused-position-unknown = There is no such position.
refused-position-held = Somebody still holds the position after that day. Please end the assignment first.
refused-position-not-then = The position does not exist during all of that time.
refused-role-unknown = There is no role “{ $role }”.
refused-role-needs-places = The role “{ $role }” needs the areas or facilities it is responsible for.
refused-already-assigned = This person holds that position during that time already.
refused-own-assignment = Nobody can assign a position to themselves. Please ask another administrator.
refused-hand-over-self = Please choose somebody other than the present holder.
refused-assignment-unknown = There is no such assignment.
refused-delegation-unknown = There is no such delegation.
refused-delegation-long = A delegation lasts at most { $days ->
    [one] { $days } day
   *[other] { $days } days
}. For a longer absence, please assign somebody else.
refused-delegation-past = A delegation does not reach back, and days that are past cannot be changed.
refused-delegation-self = Please choose somebody else to act for you.
refused-delegation-not-held = Whoever delegates does not hold this position during all of that time.
refused-delegation-rights = Only rights that the position has can be delegated, and at least one.
refused-reason = Please give a reason of at most 500 characters.

## Devices
refused-device-unknown = This device has not been given a password.
