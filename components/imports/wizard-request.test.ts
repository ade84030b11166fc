import { expect, test } from "vitest";
import type { ColumnChoice } from "@/components/imports/choices";
import { newKpi } from "@/components/imports/targets";
import { fieldFor, wizardResolver } from "@/components/imports/wizard-request";
import { valuesFor, type WizardValues } from "@/components/imports/wizard-values";
import { ColumnTally } from "@/lib/imports/reading/column-tally";
import type { KnownTargets, Upload } from "@/lib/imports/shapes";
import { suggestMapping } from "@/lib/imports/suggest-mapping";

const surveyId = "01a20952-6041-7525-b282-16fabba8705f";
const known: KnownTargets = {
  kpis: [],
  surveys: [
    { id: surveyId, name: "Calls", questions: [{ key: "csat", label: "Rating", measured: true }] },
  ],
};

function uploadOf(...names: string[]): Upload {
  const columns = names.map((name) => {
    const tally = new ColumnTally(name);
    for (const cell of ["1", "2", "3"]) tally.add(cell);
    return tally.profile(".");
  });
  const layout = { encoding: "utf-8", delimiter: ",", header: true, looksHeaderless: false };
  const examination = { ...layout, hasBrokenText: false, rows: 3, columns };
  const id = "01a20952-6041-7525-b282-16fabba8705e";
  return {
    id,
    fileName: "a.csv",
    fileBytes: 9,
    examination,
    suggestion: suggestMapping({ columns }),
  };
}

const upload = uploadOf("Wait", "Wait.time", "Rating");

function changed(...changes: Partial<ColumnChoice>[]): WizardValues {
  const values = valuesFor(upload, known, "Europe/Berlin");
  const columns = values.columns.map((column, at) => ({ ...column, ...changes[at] }));
  return { ...values, columns };
}

const resolved = (values: WizardValues) =>
  wizardResolver(upload, known)(values, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  });

test("a form without conflicts becomes the engine's request", async () => {
  const { values, errors } = await resolved({ ...changed(), channel: "phone", trigger: true });
  expect(errors).toEqual({});
  expect(values).toMatchObject({
    importId: upload.id,
    mapping: { Wait: { to: "kpi.wait" }, "Wait.time": { to: "kpi.wait_time" } },
    options: {
      ...{ timezone: "Europe/Berlin", delimiter: ",", header: true, trigger: true },
      defaults: { "interaction.channel": "phone" },
    },
  });
});

test("a question of a survey that exists names that survey", async () => {
  const { values } = await resolved(changed({}, {}, { target: `answer:${surveyId}:csat` }));
  expect(values).toMatchObject({
    mapping: { Rating: { to: "answer.csat" } },
    options: { survey: surveyId },
  });
});

test("two columns for one place are told beside the second of them", async () => {
  const { errors } = await resolved(
    changed({ target: "customer.name" }, { target: "customer.name" }),
  );
  expect(errors.columns?.[0]).toBeUndefined();
  expect(errors.columns?.[1]?.target?.message).toContain('"Wait" goes to customer.name already');
});

test("a key that is none is told beside the key", async () => {
  const { errors } = await resolved(changed({ target: newKpi, key: "1 a" }));
  expect(errors.columns?.[0]?.key?.message).toContain("not a place");
});

test("a number that is none is told beside where it was typed", async () => {
  const values = [{ text: "good", number: "three" }];
  const scale = { scaleMin: "low", scaleMax: "" };
  const { errors } = await resolved(changed({ values }, {}, scale));
  expect(errors.columns?.[0]?.values?.[0]?.number?.message).toBe("This is not a number.");
  expect(errors.columns?.[2]?.scaleMin?.message).toBe("This is not a number.");
  expect(errors.columns?.[2]?.scaleMax?.message).toBe("Give both ends, or neither.");
});

test("a name that is too long is told beside the name", async () => {
  const { errors } = await resolved(changed({ label: "x".repeat(81) }));
  expect(errors.columns?.[0]?.label?.message).toBeTruthy();
});

test("what concerns the file as a whole is told for the whole form", async () => {
  const nowhere = { target: "" };
  const { errors } = await resolved(changed(nowhere, nowhere, nowhere));
  expect(errors.root?.message).toBe("Say where at least one column goes.");
  const bought = await resolved(changed({ target: "purchase.product" }, nowhere, nowhere));
  expect(bought.errors.root?.message).toContain("A purchase needs");
});

test("a problem the server finds is told beside the column of the longest name that fits", () => {
  const told = (path: string) => fieldFor({ path, code: "x", message: "x" }, changed());
  expect(told("mapping.Wait.format")).toBe("columns.0.format");
  expect(told("mapping.Wait.time.format")).toBe("columns.1.format");
  expect(told("mapping.Rating")).toBe("columns.2.key");
  expect(told("options.timezone")).toBe("timezone");
  expect(told("importId")).toBe("root");
});
