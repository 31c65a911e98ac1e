/** What the server answers by itself (src/http/web-app.ts): a page opened there is never the app. */
export const NO_PAGES = /^\/(api|graphiql|graphql|healthz|readyz|v1)(\/|$)/;
