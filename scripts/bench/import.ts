import { systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { importFile } from "@/lib/imports/import-file";
import { readImport } from "@/lib/imports/read";
import { runImport } from "@/lib/imports/run-import";
import type { Measure } from "./measurement";

const rows = 300_000;
const rowsPerPiece = 1_000;

/** One row a call, as a contact centre exports it: customer, interaction, four KPIs, an answer. */
function call(n: number): string {
  const day = String((n % 28) + 1).padStart(2, "0");
  const time = `${8 + (n % 10)}:${String(n % 60).padStart(2, "0")}`;
  const talk = `0:${String(n % 20).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;
  const yes = n % 3 === 0 ? "N" : "Y";
  const who = `c-${(n * 7919) % 100_000}`;
  return `ID${n},Agent ${n % 50},${who},${day}-Jan-21,${time},${yes},${n % 300},${talk},${yes},${n % 6}\r\n`;
}

async function* file() {
  yield Buffer.from("Call Id,Agent,Customer,Date,Time,Answered,Wait,Talk,Resolved,Rating\r\n");
  for (let from = 0; from < rows; from += rowsPerPiece) {
    const lines = Array.from({ length: rowsPerPiece }, (_, at) => call(from + at));
    yield Buffer.from(lines.join(""));
  }
}

const mapping = JSON.stringify({
  "Call Id": "interaction.externalId",
  Agent: "interaction.agent",
  Customer: "customer.externalId",
  Date: { to: "interaction.occurredAt", format: "dd-MMM-yy" },
  Time: "interaction.occurredAt",
  Answered: "kpi.answered",
  Wait: "kpi.wait",
  Talk: { to: "kpi.talk", format: "duration" },
  Resolved: "kpi.resolved",
  Rating: { to: "answer.csat", missing: ["0"] },
});

/** How fast a contact-centre export is imported, from its first byte to its last row, and at what cost in memory. */
export const measure: Measure = async ({ database }) => {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Bench", email: "bench@example.com" };
  const organizationId = await prepareFirstAdministrator(door, first);
  const ctx = systemContext(database, organizationId);
  const before = process.memoryUsage.rss();
  const readings: number[] = [];
  const watch = setInterval(() => readings.push(process.memoryUsage.rss()), 200);
  const fields = { mapping };
  const begun = performance.now();
  const arriving = { file: { name: "calls.csv", bytes: file() }, before: fields };
  const { id } = await importFile(ctx, { ...arriving, after: async () => fields });
  const uploaded = performance.now();
  await runImport(database, { organizationId, importId: id }, new AbortController().signal);
  const ended = performance.now();
  clearInterval(watch);
  const done = await readImport(ctx, { importId: id });
  if (done.rows.accepted !== rows) throw new Error(`only ${done.rows.accepted} rows were accepted`);
  const perSecond = (milliseconds: number) => rows / (milliseconds / 1000);
  const half = Math.floor(readings.length / 2);
  const early = Math.max(before, ...readings.slice(0, half));
  const late = Math.max(before, ...readings.slice(half));
  return [
    { name: "Import: end to end", value: perSecond(ended - begun), unit: "rows/s" },
    { name: "Import: arriving and looked at", value: perSecond(uploaded - begun), unit: "rows/s" },
    { name: "Import: parsed and written", value: perSecond(ended - uploaded), unit: "rows/s" },
    { name: "Import: memory gained in the first half", value: (early - before) / 1e6, unit: "MB" },
    { name: "Import: … and more in the second half", value: (late - early) / 1e6, unit: "MB" },
  ];
};
