import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") } },
  test: {
    include: ["{lib,app,components,scripts}/**/*.test.{ts,tsx}"],
    exclude: ["**/*.long.test.ts", "node_modules/**"],
    globalSetup: ["./scripts/prepare-test-database.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: {
      VOCAL_LOG: "off",
      DATABASE_URL: "postgres://vocal@localhost/tests-name-their-own",
      AUTH_SECRET: "a secret that only tests ever see",
    },
  },
});
