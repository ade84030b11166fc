import "server-only";
import { notFound } from "next/navigation";
import { isRefusal } from "@/lib/ground/refusal";

/** For pages: what a verb says is not there becomes the page that says so. */
export async function orMissing<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isRefusal(error) && error.code === "not-found") notFound();
    throw error;
  }
}
