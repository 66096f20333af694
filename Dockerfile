# Two stages: everything is built with the development dependencies, then only what runs is kept.
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json tsconfig.json ./
COPY libs libs
COPY migrations migrations
COPY apps apps
COPY bench bench
COPY scripts scripts
RUN npm ci && npm run build
RUN npm prune --omit=dev

FROM node:26-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data LOG_FORMAT=json
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/libs libs
COPY --from=build /app/migrations migrations
COPY --from=build /app/apps/api apps/api
COPY --from=build /app/apps/web/dist apps/web/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# One image, any role: the roles are the argument. Migrations are a service of their own in docker-compose.yml.
ENTRYPOINT ["node", "apps/api/dist/src/cli/main.js"]
CMD ["start", "--roles", "api,sender,inbox,jobs,sandbox"]
