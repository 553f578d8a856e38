// Every kind of page that there is, once. A new page is added here, and by that is tested for access, language, width,
// script, print and looks. `{station}` stands for the code of a public station of the sample province.
//   as: role whose account opens the page; without it, a visitor's
//   without script the page must show what `shows` selects

export const pages = [
  { name: "home", path: "/", shows: "main a[href*='/stations/']" },
  { name: "station", path: "/stations/{station}", shows: "main .figure-big, main table" },
  { name: "definitions", path: "/definitions", shows: "main a[href^='/definitions/'], main table" },
  { name: "components", path: "/ui", shows: "main h2" },
  { name: "sign-in", path: "/desk/sign-in", shows: "main form input[type='password']" },
  { name: "not-found", path: "/no-such-page", status: 404, shows: "main h1" },
  { name: "desk", path: "/desk", as: "environment-officer", shows: "main h1" },
  { name: "desk-stations", path: "/desk/stations", as: "environment-officer", shows: "main table" },
  { name: "desk-receipts", path: "/desk/receipts", as: "environment-officer", shows: "main h1" },
  { name: "desk-exceedances", path: "/desk/exceedances", as: "environment-officer", shows: "main h1" },
];
