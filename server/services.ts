/** Everything a route handler may ask for. Built once, by hand, in `app.ts`. */
export interface Services {}
