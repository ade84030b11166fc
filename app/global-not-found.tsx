import "@/app/(public)/globals.css";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found · Vocal" };

export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-xl px-4 py-24">
          <h1 className="sr-only">Not found</h1>
          <EmptyState
            title="There is nothing at this address"
            action={
              <a href="/" className="font-medium text-accent-ink hover:underline">
                Go to the start
              </a>
            }
          >
            Check the address, or ask whoever gave it to you.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
