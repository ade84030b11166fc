import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { held, importCalls, openAnalysis } from "./support/calls";
import { joinAs } from "./support/join-as";
import { test } from "./support/test";
import { world } from "./support/world";

test("a view is saved, opened by others once it is shared, renamed and deleted, without leaving the list", async ({
  page,
  browser,
}) => {
  await importCalls("Wharf", held);
  await openAnalysis(page, "Wharf");
  const mark = crypto.randomUUID().slice(0, 8);
  const [mine, shared, renamed] = ["Mine", "Everybody's", "Renamed"].map((n) => `${n} ${mark}`);
  await page.getByRole("button", { name: "Views" }).click();
  const list = page.getByRole("dialog", { name: "Saved views" });
  const name = list.getByLabel("Save what this page shows as");
  const save = list.getByRole("button", { name: "Save view" });
  await save.click();
  await expect(list.getByText("Give it a name.")).toBeVisible();
  await name.fill(`${mine}`);
  await save.click();
  await expect(list.getByRole("link", { name: mine })).toBeVisible();
  await expect(name).toHaveValue("");
  await name.fill(`${shared}`);
  await list.getByLabel("Share it with the organisation").check();
  await save.click();
  const ofAll = list.getByRole("region", { name: "Shared with the organisation" });
  await expect(ofAll.getByRole("link", { name: shared })).toBeVisible();
  await expectAccessible(page);

  await list.getByRole("button", { name: `Edit ${mine}` }).click();
  await list.getByLabel("Name", { exact: true }).fill(`${renamed}`);
  await list.getByRole("button", { name: "Save", exact: true }).click();
  await expect(list.getByRole("link", { name: renamed })).toBeVisible();
  await list.getByRole("button", { name: `Delete ${renamed}` }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(list).toBeVisible();
  await list.getByRole("button", { name: `Delete ${renamed}` }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(list.getByText(`Deleted “${renamed}”.`)).toBeFocused();
  await expect(list.getByRole("link", { name: renamed })).toHaveCount(0);

  const colleague = await joinAs(browser, "manager");
  await colleague.setViewportSize({ width: 390, height: 844 });
  await colleague.goto(`${world().url}/analysis/methods`);
  await colleague.getByRole("button", { name: "Views" }).click();
  const theirs = colleague.getByRole("dialog", { name: "Saved views" });
  await expect(theirs.getByRole("link", { name: mine })).toHaveCount(0);
  await theirs.getByRole("link", { name: shared }).click();
  await expect(colleague).toHaveURL(/touchpoint=Wharf/);
  await colleague.context().close();
});
