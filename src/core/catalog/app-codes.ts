/**
 * AADSTS numbers about the app itself: its consent, its assignment, its registration, its request. They say nothing about a
 * PRT, whatever else was shown. Source: Microsoft Entra authentication and authorization error codes.
 */
export const appCodes: ReadonlySet<number> = new Set([
  50011, 50105, 50194, 65001, 65005, 70001, 70011, 90094, 90095, 500011, 500021, 650052, 650054, 650056, 650057, 700016, 700054, 7000112, 7000215, 7000218, 7000222, 75011, 9002313, 900971,
]);
