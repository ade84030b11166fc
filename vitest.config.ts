import { defineConfig } from "vitest/config";

const tests = "{lib,app,components,scripts}/**/*.test.{ts,tsx}";
const longTests = "{lib,scripts}/**/*.long.test.ts";

/** `--mode long` runs the long tests, and only those. */
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // What Next itself puts in its place on the server.
      "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    include: mode === "long" ? [longTests] : [tests],
    exclude: mode === "long" ? [] : [longTests],
    globalSetup: ["./scripts/prepare-test-database.ts"],
    // Only what never comes waits this long: a busy machine takes ten times as long as an idle one.
    testTimeout: mode === "long" ? 3_600_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 45_000, interval: 100 } },
    env: {
      VOCAL_LOG: "off",
      DATABASE_URL: "postgres://vocal@localhost/tests-name-their-own",
      AUTH_SECRET: "a secret that only tests ever see",
      // Where tests run providers of their own; everything else inside is refused, as in real life.
      VOCAL_PRIVATE_NETWORKS: "127.0.0.2/32",
    },
  },
}));
