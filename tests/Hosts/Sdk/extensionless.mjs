// The SDK is compiled for bundlers: its files import each other without an extension, which Node does not resolve.
export async function resolve(specifier, context, next) {
  const ofTheSdk = context.parentURL?.includes("/@sendspin/sendspin-js/");
  const bare = specifier.startsWith(".") && !/\.[cm]?js$/.test(specifier);
  return next(ofTheSdk && bare ? `${specifier}.js` : specifier, context);
}
