import { expect, test } from "@playwright/test";
import { call, type Operation, operations } from "./support/contract";
import { hostileBodies, hostileValues } from "./support/hostile";
import { world } from "./support/world";

/** Bad input is the caller's mistake: never a 5xx, never a stack trace. */
async function expectHandled(response: Response, what: string) {
  const text = await response.text();
  expect(response.status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500);
  expect(text, what).not.toMatch(/ at .+:\d+:\d+|node_modules/);
}

function bodiesFor({ body }: Operation): string[] {
  const fields = Object.keys(body?.properties ?? { items: {} });
  return fields.flatMap((field) =>
    hostileValues.flatMap((value) => [
      JSON.stringify({ [field]: value }),
      JSON.stringify({ items: [{ [field]: value }] }),
    ]),
  );
}

test("no body breaks an operation", async () => {
  test.setTimeout(600_000);
  const key = world().admin.apiKey;
  const withBody = (await operations()).filter(({ body }) => body !== undefined);
  expect(withBody.length).toBeGreaterThan(8);
  for (const operation of withBody) {
    const name = `${operation.method} ${operation.path}`;
    for (const body of hostileBodies) {
      const answer = await call(operation, { key, body });
      // An object without a known field is a request where nothing has to be said.
      const { type, required } = operation.body ?? {};
      const harmless = type === "object" && !Array.isArray(required) ? [200] : [];
      const wrong =
        typeof body === "string" && body.length > 9_000_000
          ? [413]
          : [400, 404, 413, 422, ...harmless];
      const text = await answer.clone().text();
      expect(wrong, `${name} ${String(body).slice(0, 40)}: ${text.slice(0, 200)}`).toContain(
        answer.status,
      );
      await expectHandled(answer, name);
    }
    await Promise.all(
      bodiesFor(operation).map(async (body) =>
        expectHandled(await call(operation, { key, body }), `${name} ${body.slice(0, 100)}`),
      ),
    );
  }
});

test("no query and no path breaks an operation", async () => {
  const key = world().admin.apiKey;
  const values = hostileValues.filter(
    (value) => typeof value === "string" && value.length < 1000 && value !== "\ud800",
  );
  for (const operation of await operations()) {
    const name = `${operation.method} ${operation.path}`;
    for (const value of values as string[]) {
      const noun = operation.path.split("/")[1] ?? "";
      const ids = operation.inPath.length > 0 && value !== "" ? { [noun]: value } : {};
      const query = Object.fromEntries(operation.inQuery.map((field) => [field, value]));
      const body = operation.body === undefined ? {} : { body: "{}" };
      await expectHandled(await call(operation, { key, ids, query, ...body }), `${name} ${value}`);
    }
  }
});
