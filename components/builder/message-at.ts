import { type FieldErrors, type FieldValues, get } from "react-hook-form";

/** Looks up what is wrong with the field at a path. */
export function messageAt<T extends FieldValues>(errors: FieldErrors<T>) {
  return (path: string): string | undefined => {
    const found: { message?: unknown } | undefined = get(errors, path);
    return typeof found?.message === "string" ? found.message : undefined;
  };
}
