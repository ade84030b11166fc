import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { world } from "./world";

/** Every mail received so far for an address, oldest first. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const { mailFolder } = world();
  const files = readdirSync(mailFolder).filter((name) => name.endsWith(".eml"));
  const mails = await Promise.all(
    files.sort().map((name) => simpleParser(readFileSync(path.join(mailFolder, name)))),
  );
  return mails.filter(({ to }) =>
    [to ?? []].flat().some(({ value }) => value.some((one) => one.address === address)),
  );
}
