import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DoorForm } from "@/components/people/door-form";
import { JoinForm } from "@/components/people/join-form";
import { SetupForm } from "@/components/people/setup-form";
import { SignInForm } from "@/components/people/sign-in-form";

const action = async () => ({ ok: true, value: undefined }) as const;
const inputs = (html: string) => html.match(/<input [^>]*>/g) ?? [];

test("each door asks for its fields, and has one button", () => {
  const doors = [
    { html: <SignInForm action={action} to="/" />, label: "Sign in", fields: 2 },
    {
      html: <JoinForm {...{ action }} token="t" name="Ada" email="a@b.example" />,
      label: "Join",
      fields: 3,
    },
    { html: <SetupForm action={action} />, label: "Set up Vocal", fields: 4 },
  ];
  for (const { html, label, fields } of doors) {
    const shown = renderToStaticMarkup(html);
    expect(inputs(shown)).toHaveLength(fields);
    expect(shown).toMatch(new RegExp(`<button[^>]*type="submit"[^>]*>${label}</button>`));
  }
});

test("who thinks of a password is told how long, and a password manager that it is new", () => {
  const shown = renderToStaticMarkup(<SetupForm action={action} />);
  expect(shown).toContain("At least 10 characters.");
  const password = inputs(shown).find((input) => input.includes('type="password"'));
  expect(password).toContain('autoComplete="new-password"');
  expect(password).toContain('name="password"');
});

test("why a form was refused is announced above its fields", () => {
  const form = { submit: () => undefined, refused: "That is not right.", busy: false };
  const shown = renderToStaticMarkup(
    <DoorForm form={form} submitLabel="Sign in">
      <p>Fields</p>
    </DoorForm>,
  );
  expect(shown.indexOf("That is not right.")).toBeGreaterThan(-1);
  expect(shown.indexOf("That is not right.")).toBeLessThan(shown.indexOf("Fields"));
  expect(shown).toContain('role="alert"');
});
