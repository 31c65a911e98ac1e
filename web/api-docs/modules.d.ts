declare module '*.css';
declare module 'swagger-ui-dist/swagger-ui-bundle.js' {
  const SwaggerUI: (options: object) => unknown;
  export default SwaggerUI;
}
declare module 'redoc/bundles/redoc.standalone.js' {
  const Redoc: { init(url: string, options: object, element: HTMLElement | null): void };
  export default Redoc;
}
