import { expect, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { call, type Operation, operations } from "./support/contract";
import { addOrganization, addPlan, addReport } from "./support/organizations";
import { world } from "./support/world";

const everyScope = ["read", "write", "send", "analyse", "admin"];
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** A refusal says what it must and nothing else. */
async function expectRefused(response: Response, statuses: number[], what: string) {
  const text = await response.text();
  expect(statuses, `${what} answered ${response.status}: ${text.slice(0, 300)}`).toContain(
    response.status,
  );
  expect(response.headers.get("content-type"), what).toContain("application/problem+json");
  expect(text, what).not.toMatch(/ at .+:\d+:\d+|node_modules|select |insert into/i);
}

/** One row of each noun that has an address of its own, of organisations other than the caller's. */
async function ownRows(): Promise<Record<string, string>> {
  const { url, admin } = world();
  const { post } = apiOf(url, admin.apiKey);
  const customers = await post("/customers", { externalId: "walk", email: "walk@example.com" });
  const interactions = await post("/interactions", {
    externalId: "walk",
    customer: { externalId: "walk" },
    occurredAt: "2026-01-05T10:00:00Z",
    channel: "phone",
  });
  const surveys = await post("/surveys", { name: "Walk", template: "post-call-nps" });
  await post(`/surveys/${surveys.id}/publish`, {});
  const invitations = await post("/invitations", {
    survey: surveys.id,
    channel: "link",
    customer: { externalId: `walk-${crypto.randomUUID()}` },
  });
  const triggers = await post("/triggers", { survey: surveys.id, active: false });
  const analysis = await post("/analysis/views", {
    name: `Walk ${crypto.randomUUID()}`,
    page: "drivers",
    shared: true,
  });
  const suppressions = await post("/suppressions", { address: "walked-off@example.com" });
  const form = new FormData();
  form.set("file", new Blob(["id\nwalk\n"]), "walk.csv");
  form.set("mapping", JSON.stringify({ id: "customer.externalId" }));
  const imported = await fetch(`${url}/api/v1/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${admin.apiKey}` },
    body: form,
  });
  const imports = (await imported.json()) as { id: string };
  const [plans, reports] = [{ id: await addPlan() }, { id: await addReport() }];
  const day = { start: "2026-01-05" };
  await post("/kpi-values", { kpi: "walk_calls", period: day, value: 4 });
  const kpis = { id: (await post("/kpis", { key: "walk_half", formula: "walk_calls / 2" })).key };
  const simulations = await post("/triggers/simulation", { survey: surveys.id });
  const usd = { currency: "USD", validFrom: "2026-01-01", rate: 0.9 };
  const rates = await post("/exchange-rates", usd);
  const rounds = await post("/rounds", { survey: surveys.id });
  const rows = {
    rounds,
    kpis,
    simulations,
    "exchange-rates": rates,
    analysis,
    customers,
    interactions,
    invitations,
    surveys,
    triggers,
    suppressions,
    imports,
    plans,
    reports,
  };
  return Object.fromEntries(Object.entries(rows).map(([noun, row]) => [noun, String(row.id)]));
}

test("no operation answers without a key, with a forged one, or with one that may not", async () => {
  const weak = await addOrganization([]);
  const described = await operations();
  expect(described.length).toBeGreaterThan(15);
  for (const operation of described) {
    const what = nameOf(operation);
    await expectRefused(await call(operation, {}), [401], `${what} without a key`);
    const forged = "x".repeat(43);
    await expectRefused(await call(operation, { key: forged }), [401], `${what}, forged key`);
    const body = "{}";
    const answer = await call(operation, { key: weak, body });
    // What is wrong with the input may be said first: it tells nothing about anybody's rows.
    await expectRefused(answer, [403, 404, 422, 400], `${what}, a key without scopes`);
  }
});

test("no operation finds a row of another organisation", async () => {
  const ids = await ownRows();
  const foreign = await addOrganization(everyScope);
  const addressed = (await operations()).filter(({ inPath }) => inPath.length > 0);
  const nouns = new Set(addressed.map(({ path }) => path.split("/")[1] ?? ""));
  expect([...nouns].sort()).toEqual(Object.keys(ids).sort());
  for (const operation of addressed) {
    const body = operation.body === undefined ? undefined : "{}";
    const answer = await call(operation, { key: foreign, ids, ...(body && { body }) });
    const statuses = operation.body === undefined ? [404] : [404, 422];
    await expectRefused(answer, statuses, `${nameOf(operation)} with a foreign id`);
  }
});

test("no list tells of another organisation, and no body reaches its rows", async () => {
  const ids = await ownRows();
  const foreign = await addOrganization(everyScope);
  const lists = (await operations()).filter(({ method, inPath }) => method === "GET" && !inPath[0]);
  for (const operation of lists) {
    const text = await (await call(operation, { key: foreign })).text();
    for (const id of Object.values(ids)) expect(text, nameOf(operation)).not.toContain(id);
  }
  const naming = { survey: ids.surveys, interaction: ids.interactions, answers: { nps: 9 } };
  const customer = { externalId: "walk", email: "thief@example.com" };
  for (const path of ["/responses", "/invitations", "/triggers"]) {
    const operation = (await operations()).find((o) => o.method === "POST" && o.path === path);
    expect(operation, path).toBeDefined();
    if (!operation) continue;
    const body = JSON.stringify({ ...naming, ...(path !== "/triggers" && { customer }) });
    const answer = await call(operation, { key: foreign, body });
    expect([400, 404, 422], `${path}: ${await answer.text()}`).toContain(answer.status);
  }
});
