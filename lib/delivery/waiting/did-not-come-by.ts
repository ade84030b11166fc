/** Why what waited on the organisation's own site goes on by another channel. */
export const didNotComeBy = "The customer did not come by.";
