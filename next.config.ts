import type { NextConfig } from "next";

/**
 * Pages load nothing from anywhere else and cannot be framed. Next writes its own inline scripts, so
 * scripts are not restricted here; the survey page, which needs none, restricts them itself.
 */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  {
    key: "Content-Security-Policy",
    value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  // These read files or load native code at run time, which a bundler breaks.
  serverExternalPackages: ["postgres", "pg-boss", "@node-rs/argon2", "nodemailer"],
  // `npm test` checks types with the faster compiler; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Each route group has its own root layout, so no layout covers an unknown address.
  experimental: { globalNotFound: true },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
