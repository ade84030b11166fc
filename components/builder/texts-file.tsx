"use client";

import { useState } from "react";
import { useDefinition } from "@/components/builder/draft";
import { buttonLook } from "@/components/ui/button";
import { FileButton } from "@/components/ui/file-button";
import type { Answer } from "@/lib/ground/answer";
import { textsOf } from "@/lib/surveys/texts";

export interface TextsFileProps {
  language: string;
  readFile: (input: { file: string }) => Promise<Answer<{ texts: Record<string, string> }>>;
  /** Where the survey's texts are downloaded from. */
  address: string;
}

/** Out to a translator, and back in: as a spreadsheet or as XLIFF. */
export function TextsFile({ language, readFile, address }: TextsFileProps) {
  const { definition, changeDefinition } = useDefinition();
  const [said, setSaid] = useState("");
  const take = async (file: File) => {
    const answer = await readFile({ file: await file.text() }).catch(() => undefined);
    if (!answer?.ok) return setSaid(answer?.message ?? "The server could not be reached.");
    const places = new Set(textsOf(definition).map(({ place }) => place));
    const known = Object.entries(answer.value.texts).filter(([place]) => places.has(place));
    const unknown = Object.keys(answer.value.texts).length - known.length;
    changeDefinition((before) => {
      const texts = { ...before.translations?.[language], ...Object.fromEntries(known) };
      return { ...before, translations: { ...before.translations, [language]: texts } };
    });
    const others = unknown > 0 ? ` ${unknown} belong to texts that are not here any more.` : "";
    const taken = known.length === 1 ? "1 translation was" : `${known.length} translations were`;
    setSaid(`${taken} taken from the file.${others}`);
  };
  const download = (format: "csv" | "xliff", label: string) => (
    <a
      href={`${address}?language=${encodeURIComponent(language)}&format=${format}`}
      download
      className={buttonLook("secondary", "small")}
    >
      {label}
    </a>
  );
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {download("csv", "Export CSV")}
      {download("xliff", "Export XLIFF")}
      <FileButton
        label="Import a file"
        accept=".csv,.xlf,.xliff,text/csv,application/xliff+xml"
        onFile={take}
      />
      <p role="status" className="text-sm text-ink-muted">
        {said}
      </p>
    </div>
  );
}
