/** `ess` stands before `graphql`: its types and resolvers are declared before the schema is built. */
export default () => ({
  ess: { enabled: true, config: {} },
  graphql: {
    enabled: true,
    config: { endpoint: '/graphql', depthLimit: 12, defaultLimit: 20, maxLimit: 100, landingPage: false, apolloServer: { introspection: true } },
  },
});
