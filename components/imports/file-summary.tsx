"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { fileSize } from "@/components/ui/file-size";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import type { Answer } from "@/lib/ground/answer";
import type { ExamineAgain, Upload } from "@/lib/imports/shapes";

export interface FileSummaryProps {
  upload: Upload;
  examineAgain: (input: ExamineAgain) => Promise<Answer<unknown>>;
}

const delimiters = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
  { value: "blanks", label: "Blanks" },
];
const encodings = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Western European (Windows)" },
  { value: "windows-1250", label: "Central European (Windows)" },
  { value: "windows-1251", label: "Cyrillic (Windows)" },
  { value: "shift_jis", label: "Japanese (Shift JIS)" },
  { value: "utf-16le", label: "UTF-16" },
];
const headers = [
  { value: "yes", label: "Names of the columns" },
  { value: "no", label: "Data like the others" },
];

/** What is offered, and what was found where that is something else. */
function withFound(choices: { value: string; label: string }[], found: string) {
  return choices.some(({ value }) => value === found)
    ? choices
    : [...choices, { value: found, label: found }];
}

/** What the file was read as, and a way to have it read otherwise. */
export function FileSummary({ upload, examineAgain }: FileSummaryProps) {
  const [open, setOpen] = useState(false);
  const { fileName, fileBytes, examination } = upload;
  const { rows, columns, delimiter, encoding, header } = examination;
  const mark = delimiters.find(({ value }) => value === delimiter)?.label ?? delimiter;
  const facts = [
    fileSize(fileBytes),
    `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}`,
    `${columns.length} ${columns.length === 1 ? "column" : "columns"}`,
    delimiter === "blanks" ? "separated by blanks" : `${mark.toLowerCase()}-separated`,
    encodings.find(({ value }) => value === encoding)?.label ?? encoding,
    ...(header ? [] : ["no header"]),
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-xl border border-line bg-surface px-5 py-3">
      <p className="min-w-0 text-sm">
        <span className="font-medium break-all">{fileName}</span>
        <span className="block text-xs text-ink-muted">{facts.join(" · ")}</span>
      </p>
      <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
        Read it differently
      </Button>
      <Dialog title="How the file is read" open={open} onClose={() => setOpen(false)}>
        {open && <LayoutForm {...{ upload, examineAgain }} close={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

function LayoutForm({ upload, examineAgain, close }: FileSummaryProps & { close: () => void }) {
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const { delimiter, encoding, header } = upload.examination;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const options = {
        delimiter: String(form.get("delimiter")),
        encoding: String(form.get("encoding")),
        header: form.get("header") === "yes",
      };
      const answer = await examineAgain({ importId: upload.id, options });
      setRefused(answer.ok ? undefined : answer.message);
      if (answer.ok) close();
    });
  };
  return (
    <form onSubmit={send} className="mt-2 flex flex-col gap-4">
      <SelectField
        label="Columns are set apart by"
        name="delimiter"
        choices={withFound(delimiters, delimiter)}
        defaultValue={delimiter}
      />
      <SelectField
        label="Encoding"
        hint="Another one helps where letters such as é or ж look wrong."
        name="encoding"
        choices={withFound(encodings, encoding)}
        defaultValue={encoding}
      />
      <SelectField
        label="The first line holds"
        name="header"
        choices={headers}
        defaultValue={header ? "yes" : "no"}
      />
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" busy={busy}>
          Read again
        </Button>
      </div>
    </form>
  );
}
