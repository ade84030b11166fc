import "@/app/(public)/globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export const metadata: Metadata = {
  title: { default: "Vocal", template: "%s · Vocal" },
  robots: { index: false },
};

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-12">
          <p className="flex items-center gap-2.5 font-semibold">
            <Logo />
            Vocal
          </p>
          {children}
        </main>
      </body>
    </html>
  );
}
