import type { Choice } from "@/components/ui/select-field";
import type { Role } from "@/lib/access/roles";

export const roleWords = [
  { value: "administrator", label: "Administrator" },
  { value: "builder", label: "Builder" },
  { value: "manager", label: "Manager" },
  { value: "agent", label: "Agent" },
] as const satisfies readonly (Choice & { value: Role })[];

/** What each role is for, in a sentence. */
export const roleSentences: Record<Role, string> = {
  administrator: "runs Vocal: members, keys, settings, and everything below",
  builder: "makes surveys, imports data and sends invitations",
  manager: "reads results and the analysis, and everything below",
  agent: "reads customers and their answers, and types in those given on paper or by telephone",
};
