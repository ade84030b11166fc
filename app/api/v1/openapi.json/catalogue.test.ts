import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "@/app/api/v1/openapi.json/catalogue";
import { apiMethods } from "@/app/api/v1/openapi.json/described";
import { openApiDocument, pathParameters } from "@/app/api/v1/openapi.json/document";
import { OneOrMany } from "@/lib/ground/batch";

const root = new URL("..", import.meta.url).pathname;

/** Not operations: the contract itself, and whatever is not there. */
const aside = ["openapi.json", "[...unknown]"];

const folders = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("/route.ts"))
  .map((file) => file.slice(0, -"/route.ts".length))
  .filter((folder) => !aside.includes(folder))
  .sort();

const pathOf = (folder: string) => `/${folder.replaceAll(/\[(\w+)\]/g, "{$1}")}`;

type Handler = (request: Request, route: { params: Promise<object> }) => Promise<Response>;
interface Route {
  [method: string]: Handler & { operation?: { shape: unknown } };
}

const load = (folder: string): Promise<Route> => import(`${root}${folder}/route.ts`);

/** How each method of a route answers somebody without a key. */
async function answers(folder: string): Promise<[string, Response | undefined][]> {
  const route = await load(folder);
  const ask = async (method: string) => {
    const request = new Request(`http://vocal.example/api/v1${pathOf(folder)}`, { method });
    return route[method]?.(request, { params: Promise.resolve({}) });
  };
  return Promise.all(
    apiMethods.map(async (method) => [method, await ask(method)] as [string, Response | undefined]),
  );
}

const described = (path: string) =>
  catalogue.filter((operation) => operation.path === path).map(({ method }) => method);

test("every described path has a route", () => {
  const paths = new Set(catalogue.map(({ path }) => path));
  expect([...paths].filter((path) => !folders.map(pathOf).includes(path))).toEqual([]);
});

test("nothing is described twice", () => {
  const names = catalogue.map(({ method, path }) => `${method} ${path}`);
  expect(names).toEqual([...new Set(names)]);
});

test.each(folders)(
  "%s does what is described, asks for a key, and refuses the rest",
  async (folder) => {
    const methods = described(pathOf(folder));
    expect(methods).not.toEqual([]);
    const known = apiMethods.filter((method) => methods.includes(method));
    const allow = [...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
    for (const [method, response] of await answers(folder)) {
      const wanted = methods.some((each) => each === method) ? 401 : 405;
      expect([method, response?.status]).toEqual([method, wanted]);
      const allowed = response?.headers.get("allow")?.split(", ") ?? [];
      if (wanted === 405) expect(allowed.sort()).toEqual(allow.sort());
    }
  },
);

test.each(folders)("%s parses the shape that is described", async (folder) => {
  const route = await load(folder);
  for (const { method, input } of catalogue.filter(({ path }) => path === pathOf(folder))) {
    const parsed = route[method]?.operation?.shape;
    // A batch is taken apart first, so that one bad item does not sink the rest.
    const known = parsed === undefined || parsed === input || parsed === OneOrMany;
    expect(known, `${method} parses another shape`).toBe(true);
  }
});

test.each(catalogue)(
  "$method $path can be told as JSON Schema, with all its parameters",
  (operation) => {
    const document = openApiDocument([operation], "https://vocal.example");
    expect(() => JSON.stringify(document)).not.toThrow();
    const shape = "shape" in operation.input ? operation.input.shape : {};
    const names = Object.keys(shape as object);
    expect(pathParameters(operation.path).filter((name) => !names.includes(name))).toEqual([]);
  },
);
