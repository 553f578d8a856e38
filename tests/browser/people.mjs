// Signing in as the people of the sample province.

import { createHmac } from "node:crypto";
import { accounts } from "./site.mjs";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The six figures that an authenticator app would show (RFC 6238). */
export function oneTimeCode(secret, now = Date.now()) {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = mac[mac.length - 1] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Fills in the sign-in page as a person would; the page then stands on the desk. */
export async function signIn(page, url, role) {
  const account = accounts()[role];
  if (!account) throw new Error(`the demo printed no account for the role ${role}`);
  await page.goto(`${url}/desk/sign-in`);
  await page.locator("main input[autocomplete='username']").fill(account.name);
  await page.locator("main input[type='password']").fill(account.password);
  await page.locator("main [type='submit']").click();
  const code = page.locator("main input[autocomplete='one-time-code']");
  if (account.secret && (await code.count())) {
    await code.fill(oneTimeCode(account.secret));
    await page.locator("main [type='submit']").click();
  }
}
