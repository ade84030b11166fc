import "@/app/(public)/globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BeforeScripts } from "@/components/ui/before-scripts";

export const metadata: Metadata = {
  title: { default: "Vocal", template: "%s · Vocal" },
  robots: { index: false },
};

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <BeforeScripts />
        {children}
      </body>
    </html>
  );
}
