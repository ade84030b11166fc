import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type EmbedSettings, embedFile } from "./embed";

const settings: EmbedSettings = {
  ...{ slug: "shop", origins: ["https://shop.example"], opening: "button", seconds: 0, scroll: 50 },
  ...{ restDays: 30, invited: true, label: "Feedback", close: "Close", language: "en" },
  ...{ direction: "ltr", accent: "#000", onAccent: "#fff" },
};

class Made {
  nonce = "";
  src = "";
  dataset = {};
  append = (..._inner: unknown[]) => undefined;
  addEventListener = () => undefined;
  attachShadow = () => new Made();
  setAttribute = (name: string, value: string) => Object.assign(this, { [name]: value });
}

/** What the script loads on a site that signs for its visitor. */
function loadedBy(nonce: string): Made[] {
  const loaded: Made[] = [];
  const own = Object.assign(new Made(), {
    ...{ nonce, src: "https://voice.example/embed.js?survey=shop", dataset: { customer: "ann" } },
  });
  runInNewContext(embedFile(settings), {
    document: {
      ...{ currentScript: own, documentElement: { lang: "" }, body: new Made() },
      head: { append: (script: Made) => loaded.push(script) },
      getElementById: () => null,
      createElement: () => new Made(),
      addEventListener: () => undefined,
    },
    CSSStyleSheet: class {
      replaceSync = () => undefined;
    },
    ...{ location: { origin: "https://shop.example" }, localStorage: { getItem: () => null } },
    ...{ URL, addEventListener: () => undefined },
  });
  return loaded;
}

test("what the script loads has the script's own nonce, for sites that run no other", () => {
  expect(loadedBy("r4nd0m")).toMatchObject([
    { nonce: "r4nd0m", src: "https://voice.example/embed.js?survey=shop&customer=ann" },
  ]);
  expect(loadedBy("")).toMatchObject([{ nonce: "" }]);
});

test("the script is at most 5 KB, as it is sent", () => {
  expect(gzipSync(embedFile(settings)).byteLength).toBeLessThan(5_000);
});
