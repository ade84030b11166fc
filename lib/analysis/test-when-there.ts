import type { SoFar } from "@/lib/analysis/so-far";

/** What a page shows once it is computed; tests only. */
export async function whenThere<R>(look: () => Promise<SoFar<R> | null>): Promise<R> {
  let soFar = await look();
  while (soFar && !soFar.kept) soFar = await look();
  if (!soFar?.kept) throw new Error("There is nothing to compute.");
  return soFar.kept.value;
}
