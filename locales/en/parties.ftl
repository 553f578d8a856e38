# People, organisations, facilities: refusals.

refused-facility-unknown = There is no such facility.
refused-facility-code = A facility's code has 1 to 64 characters and no spaces.
refused-facility-code-taken = The code “{ $code }” belongs to another facility.
refused-facility-name-missing = This facility is not known yet. Please enter its name.
refused-party-unknown = There is no such person or organisation.
refused-party-name = Please enter a name of at most 300 characters.
refused-party-kind = A person does not become an organisation, nor the other way round. Please register anew.
refused-party-known = This number is registered already. Please open the existing record ({ $party }) instead.
refused-tax-code = A tax code has 10 digits, 13 digits (dependent unit) or 12 digits (household business).
refused-identity-number = This is no identity number: 12 digits of an identity card, 9 of an old one, or a passport's.
refused-address = The address has more than 500 characters.
