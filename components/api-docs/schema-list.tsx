import { Fragment } from "react";
import type { Schema } from "@/components/api-docs/document";
import { Prose } from "@/components/api-docs/prose";
import { classes } from "@/components/ui/classes";

function alternatives(schema: Schema): Schema[] {
  return schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
}

/** A schema's type in a few words: "list of text", "one of email, link". */
function typeWords(schema: Schema): string {
  const words: Record<string, string> = { string: "text", integer: "whole number", array: "list" };
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (alternatives(schema).length > 0) {
    return [...new Set(alternatives(schema).map(typeWords))].join(" or ");
  }
  if (schema.type === "array") return `list of ${typeWords(schema.items ?? {})}`;
  if (schema.format) return schema.format;
  const types = [schema.type ?? "any"].flat();
  return types.map((type) => words[type] ?? type).join(" or ");
}

/** What else holds for a value: limits and the default. */
function limitWords(schema: Schema): string {
  const limits: [string, unknown][] = [
    ["at least", schema.minimum],
    ["more than", schema.exclusiveMinimum],
    // Safe integers are the format's own limit, not the contract's.
    ["at most", schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : schema.maximum],
    ["less than", schema.exclusiveMaximum],
    ["at least characters", schema.minLength === 1 ? undefined : schema.minLength],
    ["at most characters", schema.maxLength],
    ["at least items", schema.minItems === 1 ? undefined : schema.minItems],
    ["at most items", schema.maxItems],
    ["default", schema.default === undefined ? undefined : JSON.stringify(schema.default)],
  ];
  const notEmpty = schema.minLength === 1 || schema.minItems === 1 ? ["not empty"] : [];
  const told = limits
    .filter(([, limit]) => limit !== undefined && limit !== Number.MIN_SAFE_INTEGER)
    .map(([word, limit]) => {
      const [how = "", ...unit] = word.split(/ (?=characters|items)/);
      return [how, limit, ...unit].join(" ");
    });
  return [...notEmpty, ...told].join(", ");
}

/** The parts of a value that has parts: an object, a list of objects, or alternatives of them. */
function partsOf(schema: Schema): Schema[] {
  if (schema.properties) return [schema];
  if (schema.items) return partsOf(schema.items);
  return alternatives(schema).flatMap(partsOf);
}

// Named once, here: a contract has thousands of lines.
const listLook = classes(
  "[&_li]:border-line [&_li]:py-2 [&_li+li]:border-t",
  "[&_code]:mr-2 [&_code]:font-mono [&_code]:font-medium [&_code]:break-all",
  "[&_small]:mr-2 [&_small]:text-xs [&_small]:text-ink-muted [&_strong]:text-xs [&_strong]:font-medium",
  "[&_li>p]:text-ink-muted [&_summary]:text-xs [&_summary]:font-medium [&_summary]:text-accent-ink",
  "[&_summary]:w-fit [&_summary]:rounded-sm [&_details>div]:border-l-2 [&_details>div]:border-line",
  "[&_details>div]:pl-4",
);

/** A schema as a list of names, each with its type; what is deeper is folded away. */
export function SchemaList({ schema }: { schema: Schema }) {
  return (
    <div className={listLook}>
      <Alternatives schema={schema} depth={0} />
    </div>
  );
}

interface DeepSchema {
  schema: Schema;
  depth: number;
}

function Alternatives({ schema, depth }: DeepSchema) {
  const parts = partsOf(schema);
  if (parts.length === 0) return <small>{typeWords(schema)}</small>;
  return parts.map(({ properties = {}, required = [] }, index) => (
    <Fragment key={Object.keys(properties).join()}>
      {index > 0 && <small>or</small>}
      <ul>
        {Object.entries(properties).map(([name, inner]) => (
          <li key={name}>
            <code>{name}</code>
            <small>{typeWords(inner)}</small>
            {required.includes(name) && <strong>required</strong>}
            <Notes schema={inner} depth={depth} />
          </li>
        ))}
      </ul>
    </Fragment>
  ));
}

function Notes({ schema, depth }: DeepSchema) {
  const limits = limitWords(schema);
  return (
    <>
      {limits && (
        <div>
          <small>{limits}</small>
        </div>
      )}
      {schema.description && (
        <p>
          <Prose text={schema.description} />
        </p>
      )}
      {partsOf(schema).length > 0 && depth < 5 && (
        <details>
          <summary>Its parts</summary>
          <div>
            <Alternatives schema={schema} depth={depth + 1} />
          </div>
        </details>
      )}
    </>
  );
}
