"use client";

import { useId, useState } from "react";
import { useDefinition } from "@/components/builder/draft";
import { TextAt } from "@/components/builder/fields";
import { logoFrom } from "@/components/builder/logo-file";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { FileButton } from "@/components/ui/file-button";

/** The logo above the page, and what it says to those who do not see it. */
export function LogoField() {
  const { definition, changeDefinition } = useDefinition();
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const logo = definition.look?.logo;
  const setLogo = (next: typeof logo) =>
    changeDefinition((before) => ({ ...before, look: { ...before.look, logo: next } }));
  const take = async (file: File) => {
    const source = await logoFrom(file).catch(() => undefined);
    setProblem(
      source
        ? undefined
        : "Use a PNG, JPEG, WebP or SVG image, at most 10 kB when it is drawn small.",
    );
    if (source) setLogo({ source, alternative: logo?.alternative ?? "Logo" });
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium">Logo</p>
      <div className="flex flex-wrap items-center gap-3">
        {logo && (
          // biome-ignore lint/performance/noImgElement: the image is in the draft, not on a server
          <img src={logo.source} alt={logo.alternative} className="max-h-12 max-w-40" />
        )}
        <FileButton
          label={logo ? "Choose another image" : "Choose an image"}
          name="definition.look.logo.source"
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
          onFile={take}
        />
        {logo && (
          <Button size="small" tone="quiet" onClick={() => setLogo(undefined)}>
            Remove logo
          </Button>
        )}
      </div>
      <FieldError id={`${id}-error`} error={problem} />
      {logo && (
        <TextAt
          label="What the logo says"
          hint="Read out to those who do not see it."
          maxLength={120}
          path="definition.look.logo.alternative"
        />
      )}
    </div>
  );
}
