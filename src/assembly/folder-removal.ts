/**
 * Removes the local copy of `$LIST` where there is no `docker manifest rm`, before 20.10: the folder
 * that the client keeps it in. Each line is a whole command of a POSIX shell.
 *
 * Source: docker/cli v19.03, cli/manifest/store/store.go (`makeFilesafeName`).
 */
export const folderRemoval: readonly string[] = [
  'case $LIST in */*) kept=$LIST ;; *) kept=library/$LIST ;; esac',
  // The first part is a registry where it looks like one.
  `case \${kept%%/*} in *.* | *:* | localhost) ;; *) kept=docker.io/$kept ;; esac`,
  `case \${kept##*/} in *:*) ;; *) kept=$kept:latest ;; esac`,
  `rm -rf "\${DOCKER_CONFIG:-$HOME/.docker}/manifests/$(printf '%s' "$kept" | tr '/:' '_-')"`,
];
