"use client";

import { useRouter } from "next/navigation";
import { ReportSubjectList } from "@/components/analysis/report-subject-list";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { MakeReport, type ReportSubject } from "@/lib/analysis/reports/shapes";
import type { Answer } from "@/lib/ground/answer";

interface MakeReportFormProps {
  offered: MakeReport;
  subject: ReportSubject;
  action(input: unknown): Promise<Answer<{ id: string }>>;
}

/** What the report is called, and what will be in it. */
export function MakeReportForm({ offered, subject, action }: MakeReportFormProps) {
  const router = useRouter();
  const form = useActionForm({
    shape: MakeReport,
    action,
    defaultValues: offered,
    onDone: ({ id }) => router.push(`/analysis/reports/${id}`),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <TextField label="Name" error={errors.name?.message} {...form.register("name")} />
      <ReportSubjectList subject={subject} />
      <p className="text-xs text-ink-muted">
        Whoever may read the analysis can open it by its link, after signing in. Only numbers of
        groups are in it.
      </p>
      <FormFoot submitLabel="Make the report" busy={form.busy} refused={form.refused} />
    </form>
  );
}
