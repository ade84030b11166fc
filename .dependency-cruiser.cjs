// The floor plan, lowest floor first; rooms in one line are neighbours. A file may import its own room
// and any lower floor, never a neighbour, never upwards.
const floors = [
  ["lib/stats"],
  ["lib/ground"],
  ["lib/metrics", "lib/text", "lib/drawing"],
  ["lib/db"],
  ["lib/queue"],
  ["lib/access"],
  ["lib/customers", "lib/surveys", "lib/kpis"],
  ["lib/delivery"],
  ["lib/touchpoints", "lib/responses"],
  ["lib/cases", "lib/analysis"],
  ["lib/value"],
  ["lib/framework", "lib/imports", "lib/demo"],
  ["lib/digest"],
  ["lib/journey"],
  ["lib/front-door"],
  ["components"],
  ["app", "scripts"],
];

const room = (name) => `^${name}(/|\\.ts$)`;
const above = (height) => floors.slice(height + 1).flat();
const downwards = floors
  .flatMap((rooms, height) =>
    rooms.map((name) => ({
      name: `${name} imports only downwards`,
      severity: "error",
      from: { path: room(name) },
      to: { path: [...rooms.filter((other) => other !== name), ...above(height)].map(room) },
    })),
  )
  .filter((rule) => rule.to.path.length > 0);

const ban = (name, from, to) => ({ name, severity: "error", from, to });
const packages = (names) => `(^|/)node_modules/(${names})/`;
// Tests, what they share inside a room (test-people.ts), and what prepares their world.
const tests = ["\\.(test|spec)\\.tsx?$", "^lib/.*/test-[a-z-]+\\.ts$"];
const testTools = [
  "^scripts/prepare-(test-database|browser-tests)\\.ts$",
  "^scripts/(testing/|reference/|test\\.mjs$)",
];
const store = "[/.]store\\.ts$";

module.exports = {
  forbidden: [
    ...downwards,
    ban("no circles", {}, { circular: true }),
    ban("every import is found", {}, { couldNotResolve: true }),
    ban("every room is on the plan", { path: "^lib/", pathNot: floors.flat().map(room) }, {}),
    ban(
      "stats imports mathematics only",
      { path: "^lib/stats/", pathNot: tests },
      { pathNot: ["^lib/stats/", packages("@stdlib")] },
    ),
    ban(
      "SQL lives in stores",
      {
        path: "^(lib|app|components|scripts)/",
        pathNot: ["^lib/db/", "^lib/queue/jobs\\.ts$", store, ...tests],
      },
      { path: ["^lib/db/(tables/|schema\\.ts$)", packages("drizzle-orm")] },
    ),
    ban(
      "stores are private to their room",
      { path: "^lib/([^/]+)/", pathNot: tests },
      { path: `^lib/.*${store}`, pathNot: "^lib/$1/" },
    ),
    ban(
      "wiring calls verbs, not stores",
      { path: "^(app|scripts)/", pathNot: tests },
      { path: store },
    ),
    ban("pages do not know the database", { path: "^app/", pathNot: tests }, { path: "^lib/db/" }),
    ban(
      "components are safe in a browser",
      { path: "^components/" },
      { path: "^lib/(db|queue|ground/env)", reachable: true },
    ),
    ban(
      "lib knows no framework",
      { path: "^lib/" },
      { path: packages("next|next-auth|react|react-dom|@tremor") },
    ),
    ban(
      "ui and charts alone know tremor",
      { pathNot: ["^components/(ui|charts)/", "node_modules"] },
      { path: packages("@tremor") },
    ),
    ban(
      "wiring alone knows next-auth",
      { pathNot: ["^app/_wiring/", "^app/api/auth/", "node_modules"] },
      { path: packages("next-auth") },
    ),
    ban(
      "wiring alone is marked server-only",
      { pathNot: ["^app/_wiring/", "node_modules"] },
      { path: packages("server-only") },
    ),
    ban(
      "features do not borrow from one another",
      { path: "^components/(?!ui/|charts/|builder/)([^/]+)/" },
      { path: "^components/", pathNot: "^components/(ui|charts|$1)/" },
    ),
    ban(
      "browser tests stay outside",
      { path: "^e2e/" },
      { path: "^(lib|components|app|scripts)/" },
    ),
    ban(
      "nothing ships a test",
      { pathNot: [...tests, ...testTools, "node_modules"] },
      { path: [...tests, ...testTools] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Files made by Next, and styles, which import no code.
    exclude: { path: ["^\\.next/", "^next-env\\.d\\.ts$", "\\.css$"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
