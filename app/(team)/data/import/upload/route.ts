import { memberRoute } from "@/app/_wiring/member-route";
import { arrivingForm } from "@/app/_wiring/upload";
import { receiveUpload } from "@/lib/imports/receive-upload";

/** Takes a file and answers with what it is called here, for the wizard to go on with. */
export const POST = memberRoute(async (ctx, request) => {
  const arrival = arrivingForm(request);
  try {
    const { file } = await arrival.form;
    const { id } = await receiveUpload(ctx, file);
    return { id };
  } catch (error) {
    // A browser listens only once it has sent everything.
    await arrival.drain();
    throw error;
  }
});
