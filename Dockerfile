# Two stages: the first builds the wheel as `make setup` does everywhere, the second holds only what runs.
FROM python:3.13-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make setup && .venv/bin/hatchling build --target wheel

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data diptych && install --directory --owner=diptych --mode=0700 /data
COPY --from=build /src/requirements/server.lock /src/dist/*.whl /tmp/install/
RUN python -m pip install --no-cache-dir --require-hashes --only-binary=:all: --requirement /tmp/install/server.lock \
 && python -m pip install --no-cache-dir --no-deps /tmp/install/*.whl \
 && rm -r /tmp/install
USER diptych
ENV DIPTYCH_DATA_DIR=/data DIPTYCH_LOG=json PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8765/readyz', timeout=4)"]
# Requests under way get 25 seconds when it is told to stop: `docker stop --time 30`, or stop_grace_period.
ENTRYPOINT ["diptych"]
CMD ["serve", "--host", "0.0.0.0"]
