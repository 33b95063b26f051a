<?php

/**
 * @file
 * The constraint with the parts of Drupal that it touches in their smallest
 * form, and a server that listens: `php run.php SERVER TOKEN`.
 */

namespace Symfony\Component\Validator {
  class Constraint {}
  class ConstraintValidator {
    public object $context;
  }
}

namespace Drupal\Component\Utility {
  class Html {
    public static function escape(string $text): string {
      return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }
  }
}

namespace Drupal\Core\Site {
  class Settings {
    public static array $kept = [];
    public static function get(string $name, mixed $default = NULL): mixed {
      return self::$kept[$name] ?? $default;
    }
  }
}

namespace {
  /** Sends as Guzzle does. */
  class Client {
    public function post(string $address, array $options): object {
      $headers = ['Content-Type: application/json'];
      foreach ($options['headers'] as $name => $value) {
        $headers[] = "$name: $value";
      }
      $http = ['method' => 'POST', 'header' => $headers, 'content' => json_encode($options['json']), 'timeout' => $options['timeout']];
      $body = @file_get_contents($address, FALSE, stream_context_create(['http' => $http]));
      if ($body === FALSE) {
        throw new \RuntimeException('no answer');
      }
      return new class($body) {
        public function __construct(private string $body) {}
        public function getBody(): string {
          return $this->body;
        }
      };
    }
  }

  /** Keeps what is said. */
  class Said {
    public array $lines = [];
    public function addWarning(string $line): void {
      $this->lines[] = $line;
    }
    public function addViolation(string $line, array $with): void {
      $this->lines[] = strtr($line, $with);
    }
  }

  class Drupal {
    public static Said $messenger;
    public static function httpClient(): Client {
      return new Client();
    }
    public static function messenger(): Said {
      return self::$messenger;
    }
  }

  function t(string $line, array $with): string {
    return strtr($line, $with);
  }

  /** A story. */
  class Node {
    public function __construct(private bool $published, private string $html, private array $images = []) {}
    public function isPublished(): bool {
      return $this->published;
    }
    public function label(): string {
      return 'Tram line opens in Graz';
    }
    public function getCreatedTime(): int {
      return strtotime('2023-03-22 UTC');
    }
    public function language(): object {
      return new class {
        public function getId(): string {
          return 'en';
        }
      };
    }
    public function getFieldDefinitions(): array {
      $of = fn(string $type) => new class($type) {
        public function __construct(private string $type) {}
        public function getType(): string {
          return $this->type;
        }
      };
      return ['body' => $of('text_with_summary'), 'field_image' => $of('image'), 'uid' => $of('entity_reference')];
    }
    public function get(string $name): array {
      return match ($name) {
        'body' => [(object) ['processed' => $this->html]],
        'field_image' => array_map(fn($title) => (object) ['title' => $title, 'alt' => '', 'entity' => NULL], $this->images),
        default => [(object) []],
      };
    }
  }

  $of = __DIR__ . '/../cutline_gate/src/Plugin/Validation/Constraint';
  require "$of/CutlineCaptions.php";
  require "$of/CutlineCaptionsValidator.php";
  require __DIR__ . '/../cutline_gate/cutline_gate.module';
  [, $server, $token] = $argv;

  /** Violations and warnings of a story. */
  function said(Node $node, array $settings = []): array {
    global $server, $token;
    Drupal\Core\Site\Settings::$kept = ['cutline' => $settings + ['server' => $server, 'token' => $token]];
    Drupal::$messenger = new Said();
    $validator = new Drupal\cutline_gate\Plugin\Validation\Constraint\CutlineCaptionsValidator();
    $validator->context = new Said();
    $validator->validate($node, new Drupal\cutline_gate\Plugin\Validation\Constraint\CutlineCaptions());
    return [$validator->context->lines, Drupal::$messenger->lines];
  }

  $text = '<p>Mayor Lena Ortiz opened the new tram line in Graz on Tuesday. The first tram was driven by Tomas Vidal.</p><p>In the first week everybody rides for free, Ortiz said.</p>';
  $figure = fn(string $caption) => "$text<figure role=\"group\"><img src=\"/a.jpg\" alt=\"\"><figcaption>$caption</figcaption></figure>";
  $right = 'Mayor Lena Ortiz opens the tram line in Graz on Tuesday, March 21, 2023.';
  $wrong = 'Mayor Lena Ortiz opens the tram line in Graz on Monday, March 21, 2023.';
  $violation = "Monday, March 21, 2023 was a Tuesday (“{$wrong}”)";
  $doubtful = 'Tomas Vidl in the tram.';
  $warning = "Tomas Vidl in the caption is spelt Tomas Vidal in the story (“{$doubtful}”)";
  $nowhere = ['server' => 'http://127.0.0.1:9'];

  $failed = 0;
  foreach ([
    'a right story' => [said(new Node(TRUE, $figure($right))), [[], []]],
    'a wrong caption in the text' => [said(new Node(TRUE, $figure($wrong))), [[$violation], []]],
    'a wrong caption of a field' => [said(new Node(TRUE, $text, [$right, $wrong])), [[$violation], []]],
    'a warning' => [said(new Node(TRUE, $figure($doubtful))), [[], [$warning]]],
    'a draft' => [said(new Node(FALSE, $figure($wrong))), [[], []]],
    'away, refused' => [said(new Node(TRUE, $figure($right)), $nowhere + ['away' => 'refuse']), [['The captions could not be checked: no answer'], []]],
    'away, passed' => [said(new Node(TRUE, $figure($right)), $nowhere), [[], ['The captions could not be checked: no answer']]],
  ] as $name => [$came, $wanted]) {
    if ($came !== $wanted) {
      $failed++;
      fwrite(STDERR, "$name: " . var_export($came, TRUE) . "\n");
    }
  }
  $types = ['node' => new class {
    public array $constraints = [];
    public function addConstraint(string $name): void {
      $this->constraints[] = $name;
    }
  }];
  cutline_gate_entity_type_alter($types);
  $failed += $types['node']->constraints === ['CutlineCaptions'] ? 0 : 1;
  echo 8 - $failed, " passed, $failed failed\n";
  exit($failed ? 1 : 0);
}
