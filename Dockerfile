# Simpul against a served Neo4j: see docker-compose.yml. Build: docker build -t simpul .
FROM python:3.13-slim
RUN useradd --create-home --uid 10001 simpul && mkdir /data && chown simpul /data
WORKDIR /simpul
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY graph graph
COPY ingest ingest
COPY queries queries
COPY api api
RUN pip install --no-cache-dir --disable-pip-version-check -c constraints.txt .
USER simpul
ENV SIMPUL_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=5 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=8)"]
CMD ["simpul", "serve", "--workers", "2"]
