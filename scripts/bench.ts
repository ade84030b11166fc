import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openDatabase } from "@/lib/db/client";
import { appRoleUrl } from "@/lib/db/roles";
import { env } from "@/lib/ground/env";
import { stopSending } from "@/lib/queue/jobs";
import type { Figure, Measure } from "./bench/measurement";

// Every file in bench/ that exports `measure` is a measurement. Words after `npm run bench --` select
// files by a part of their name.
const folder = path.join(import.meta.dirname, "bench");
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "measurement.ts")
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

function line({ name, value, unit }: Figure): string {
  const number = value.toLocaleString("en", { maximumSignificantDigits: 4 });
  return `${name.padEnd(44)} ${number.padStart(12)} ${unit}`;
}

const [cpu] = os.cpus();
console.log(`${os.cpus().length} × ${cpu?.model ?? "CPU"}, Node.js ${process.versions.node}`);
const database = openDatabase(appRoleUrl(env().DATABASE_URL, env().AUTH_SECRET));
for (const file of files) {
  const { measure }: { measure: Measure } = await import(path.join(folder, file));
  for await (const figure of await measure({ database })) console.log(line(figure));
}
await stopSending(database);
await database.close();
