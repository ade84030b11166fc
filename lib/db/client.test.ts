import { expect, test } from "vitest";
import { connectionOptions } from "@/lib/db/client";
import { appRoleUrl } from "@/lib/db/roles";

test("a socket directory in the URL becomes a path, everything else stays a URL", () => {
  expect(connectionOptions("postgres://v@localhost/vocal?host=%2Ftmp%2Fsock")).toEqual({
    url: "postgres://v@localhost/vocal",
    path: "/tmp/sock/.s.PGSQL.5432",
  });
  const plain = "postgres://v:p@db.example.org:6000/vocal?sslmode=require";
  expect(connectionOptions(plain)).toEqual({ url: plain });
});

test("the application's role is derived from the owner's URL and the secret alone", () => {
  const owner = "postgres://vocal:own@db.example.org/vocal?host=%2Ftmp%2Fsock";
  const url = new URL(appRoleUrl(owner, "one secret"));
  expect(url.username).toBe("vocal_app");
  expect(url.password).toMatch(/^[0-9a-f]{64}$/);
  expect(url.searchParams.get("host")).toBe("/tmp/sock");
  expect(appRoleUrl(owner, "another secret")).not.toBe(url.href);
  expect(() => appRoleUrl("postgres://localhost/vocal", "s")).toThrow(RangeError);
});
