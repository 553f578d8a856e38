// Every kind of page that there is, once. A new page is added here, and by that is tested for access, language, width,
// script, print and looks. `{station}` stands for the code of a public station of the sample province, `{exceedance}`
// for the id of an exceedance that the public may see.
//   as: role whose account opens the page; without it, a visitor's
//   via: the page is reached by following this link of `path`, as for things whose numbers nobody knows beforehand
//   without script the page must show what `shows` selects

export const pages = [
  { name: "home", path: "/", shows: "main a[href*='/stations/']" },
  { name: "station", path: "/stations/{station}", shows: "main .figure-big, main table" },
  { name: "exceedances", path: "/exceedances", shows: "main table a[href^='/exceedances/']" },
  { name: "exceedance", path: "/exceedances/{exceedance}", shows: "main .figure-big" },
  { name: "definitions", path: "/definitions", shows: "main a[href^='/definitions/'], main table" },
  { name: "definition", path: "/definitions/limit-set/QCVN%2026:2025/BNNMT", shows: "main table" },
  { name: "areas", path: "/definitions/area/units", shows: "main form input[type='search'], main table" },
  { name: "areas-found", path: "/definitions/area/units?q=Ph%C3%BA%20L%E1%BB%A3i", shows: "main table" },
  { name: "area", path: "/definitions/area/units/46", shows: "main table" },
  { name: "components", path: "/ui", shows: "main h2" },
  { name: "sign-in", path: "/desk/sign-in", shows: "main form input[type='password']" },
  { name: "not-found", path: "/no-such-page", status: 404, shows: "main h1" },
  { name: "desk", path: "/desk", as: "environment-officer", shows: "main h1" },
  { name: "desk-stations", path: "/desk/stations", as: "environment-officer", shows: "main table" },
  { name: "desk-receipts", path: "/desk/receipts", as: "environment-officer", shows: "main h1" },
  { name: "desk-exceedances", path: "/desk/exceedances", as: "environment-officer", shows: "main h1" },
  { name: "desk-exceedance", path: "/desk/exceedances", via: "main table a[href^='/desk/exceedances/']", as: "environment-officer", shows: "main form textarea, main h2" },
  { name: "desk-outages", path: "/desk/outages", as: "it-operator", shows: "main table a[href^='/desk/outages/']" },
  { name: "desk-outage", path: "/desk/outages", via: "main table a[href^='/desk/outages/']", as: "it-operator", shows: "main form textarea" },
  { name: "desk-station", path: "/desk/stations", via: "main table a[href^='/desk/stations/']", as: "administrator", shows: "main h2" },
  { name: "desk-receipt", path: "/desk/receipts", via: "main table a[href^='/desk/receipts/']", as: "environment-officer", shows: "main h2" },
  { name: "desk-import", path: "/desk/stations/import", as: "environment-officer", shows: "main form input[type='file']" },
  { name: "desk-organisation", path: "/desk/organisation", as: "administrator", shows: "main table" },
  { name: "desk-unit", path: "/desk/organisation", via: "main a[href^='/desk/organisation/units/']:not([href$='/new'])", as: "administrator", shows: "main form" },
  { name: "desk-unit-new", path: "/desk/organisation/units/new", as: "administrator", shows: "main form" },
  { name: "desk-position", path: "/desk/organisation", via: "main table a[href^='/desk/organisation/positions/']", as: "administrator", shows: "main h2" },
  { name: "desk-position-new", path: "/desk/organisation/positions/new", as: "administrator", shows: "main form fieldset" },
  { name: "desk-accounts", path: "/desk/accounts", as: "administrator", shows: "main table" },
  { name: "desk-account", path: "/desk/accounts", via: "main tbody tr:nth-child(2) a[href^='/desk/accounts/']", as: "administrator", shows: "main h2" },
  { name: "desk-account-new", path: "/desk/accounts/new", as: "administrator", shows: "main form" },
  { name: "desk-own", path: "/desk/account", as: "leader", shows: "main h2" },
  { name: "desk-delegation-new", path: "/desk/account", via: "main a[href^='/desk/account/delegations/new']", as: "leader", shows: "main form fieldset" },
  { name: "desk-audit", path: "/desk/audit", as: "auditor", shows: "main table" },
  { name: "desk-security", path: "/desk/audit/security", as: "auditor", shows: "main table" },
];
